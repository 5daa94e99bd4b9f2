import { Button, FileButton, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { readText, tooLong } from './read-text.ts'
import classes from './samples.module.css'
import type { NewSample } from './types.ts'

export interface UploadFormProps {
  readonly onAdd: (samples: readonly NewSample[]) => void
}

interface Refusal {
  readonly file: string
  readonly message: string
}

/** A file is weighed before it is read. */
async function samplesOf(file: File): Promise<readonly NewSample[] | Refusal> {
  const refused = tooLong(file.size)
  if (refused !== null) return { file: file.name, message: refused }
  const read = readText(await file.text())
  if (!read.ok) return { file: file.name, message: read.message }
  return read.texts.map((text, index) => ({
    name: read.texts.length > 1 ? `${file.name} ${index + 1}` : file.name,
    origin: 'uploaded' as const,
    text,
  }))
}

/** Files, chosen or dropped. */
export function UploadForm({ onAdd }: UploadFormProps) {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [over, setOver] = useState(false)
  const take = async (files: readonly File[]): Promise<void> => {
    const read = await Promise.all(files.map(samplesOf))
    setRefusals(read.filter((each): each is Refusal => 'file' in each))
    const samples = read.flatMap((each) => ('file' in each ? [] : each))
    if (samples.length > 0) onAdd(samples)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  return (
    <div className={classes.form}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button is the equal */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={20} aria-hidden />
        <Text size="sm">JSON files, or files with one JSON document a line. Drop them here, or</Text>
        <FileButton
          multiple
          accept=".json,.ndjson,.jsonl,.log,.txt,application/json"
          onChange={(files) => void take(files)}
        >
          {(props) => (
            <Button {...props} variant="default">
              Choose files
            </Button>
          )}
        </FileButton>
      </div>
      {refusals.length > 0 && (
        <ul role="alert" className={classes.refusals}>
          {refusals.map(({ file, message }) => (
            <li key={file}>
              <bdi>{file}</bdi>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
