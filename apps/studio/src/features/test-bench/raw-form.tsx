import { ActionIcon, Button, Group, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ClipboardEvent, useState } from 'react'
import { tooLong } from '../samples/index.ts'
import classes from './bench.module.css'
import type { RawRequest } from './subject.ts'

export interface RawFormProps {
  readonly raw: RawRequest
  readonly onChange: (raw: RawRequest) => void
}

/** A whole request as the source sends it; the connector's own parser takes it apart. */
export function RawForm({ raw, onChange }: RawFormProps) {
  const { headers, body } = raw
  const [refused, setRefused] = useState<string | null>(null)
  /** Before the text area draws it: one of many megabytes would stop the page. */
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const message = tooLong(event.clipboardData.getData('text/plain').length)
    setRefused(message)
    if (message !== null) event.preventDefault()
  }
  const put = (index: number, name: string, value: string): void =>
    onChange({ ...raw, headers: headers.map((old, at) => (at === index ? [name, value] : old)) })
  return (
    <div className={classes.raw}>
      <Textarea
        label="Body"
        description="Exactly as the source sends it: JSON, NDJSON, form. It goes through the connector's parser; signatures are not checked."
        value={body}
        onChange={(event) => {
          setRefused(null)
          onChange({ ...raw, body: event.currentTarget.value })
        }}
        onPaste={paste}
        error={refused}
        minRows={6}
        maxRows={16}
        autosize
        spellCheck={false}
        classNames={{ input: classes.mono ?? '' }}
      />
      <fieldset className={classes.headers}>
        <legend>Headers</legend>
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header's name changes as one types it
          <Group key={index} gap="xs" wrap="nowrap">
            <TextInput
              size="xs"
              aria-label={`Header ${index + 1}`}
              placeholder="name"
              value={name}
              onChange={(event) => put(index, event.currentTarget.value, value)}
            />
            <TextInput
              size="xs"
              className={classes.grow}
              aria-label={`Value of header ${index + 1}`}
              placeholder="value"
              value={value}
              onChange={(event) => put(index, name, event.currentTarget.value)}
            />
            <ActionIcon
              aria-label={`Remove header ${index + 1}`}
              onClick={() => onChange({ ...raw, headers: headers.toSpliced(index, 1) })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ ...raw, headers: [...headers, ['', '']] })}
        >
          Add a header
        </Button>
      </fieldset>
    </div>
  )
}
