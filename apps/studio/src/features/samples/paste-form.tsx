import { Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import { type ClipboardEvent, useState } from 'react'
import { megabytes, type ReadText, readText, tooLong } from './read-text.ts'
import classes from './samples.module.css'
import type { NewSample, SampleOrigin } from './types.ts'

/** Above this a text area makes the page crawl: the text is taken without being shown. */
const SHOWN_AT_MOST = 200_000

export interface PasteFormProps {
  readonly onAdd: (samples: readonly NewSample[]) => void
}

const named = (name: string, origin: SampleOrigin, texts: readonly string[]): readonly NewSample[] =>
  texts.map((text, index) => ({ name: texts.length > 1 ? `${name} ${index + 1}` : name, origin, text }))

/** A text from the clipboard, checked before it is kept. */
export function PasteForm({ onAdd }: PasteFormProps) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const large = text.length > SHOWN_AT_MOST

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text/plain')
    const message = tooLong(pasted.length)
    if (message === null && pasted.length <= SHOWN_AT_MOST) return
    event.preventDefault()
    setRefused(message)
    if (message === null) setText(pasted)
  }
  const take = (entries: boolean): void => {
    const read = readText(text)
    if (!read.ok) {
      setRefused(read.message)
      return
    }
    onAdd(named(name.trim() === '' ? 'Pasted' : name, 'pasted', entries && read.entries ? read.entries : read.texts))
    setText('')
    setName('')
    setRefused(null)
  }

  return (
    <div className={classes.form}>
      {large ? (
        <div className={classes.large}>
          <Text size="sm">Pasted text, {megabytes(text.length)}: too long to be shown here, not to be used.</Text>
          <Button size="xs" variant="default" onClick={() => setText('')}>
            Take it out
          </Button>
        </div>
      ) : (
        <Textarea
          label="Payload"
          description="JSON as the source sends it, or one JSON document a line."
          placeholder={'{ "id": "a-1", "title": "Beacon", "severity": "high" }'}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setRefused(null)
          }}
          onPaste={paste}
          error={refused}
          minRows={8}
          maxRows={16}
          autosize
          spellCheck={false}
          classNames={{ input: classes.code ?? '' }}
        />
      )}
      {large && refused !== null && (
        <Text size="sm" c="red" role="alert">
          {refused}
        </Text>
      )}
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Name"
          description="Shown where one steps through the samples."
          placeholder="Pasted"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TakeButtons read={large || text.trim() === '' ? null : text} disabled={text.trim() === ''} onTake={take} />
      </Group>
    </div>
  )
}

interface TakeButtonsProps {
  readonly read: string | null
  readonly disabled: boolean
  readonly onTake: (entries: boolean) => void
}

function TakeButtons({ read, disabled, onTake }: TakeButtonsProps) {
  const result: ReadText | null = read === null ? null : readText(read)
  const entries = result?.ok ? result.entries : null
  const many = result?.ok && result.texts.length > 1 ? result.texts.length : null
  return (
    <>
      <Button disabled={disabled} onClick={() => onTake(false)}>
        {many === null ? 'Keep as a sample' : `Keep as ${many} samples`}
      </Button>
      {entries !== null && (
        <Button variant="default" onClick={() => onTake(true)}>
          Keep its {entries.length} entries, each as a sample
        </Button>
      )}
    </>
  )
}
