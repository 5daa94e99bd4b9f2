import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type LogLine, lineText } from './line.ts'

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  const url = URL.createObjectURL(new Blob([text], { type }))
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}

const stamp = (): string => new Date().toISOString().slice(0, 19).replaceAll(':', '-')

interface DownloadLogProps {
  readonly name: string
  /** Asked when a file is saved. */
  readonly lines: () => readonly LogLine[]
}

/** The lines shown, as a file. */
export function DownloadLog({ name, lines }: DownloadLogProps) {
  const base = `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}-log-${stamp()}`
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The lines shown</Menu.Label>
        <Menu.Item
          onClick={() =>
            save(
              `${base}.ndjson`,
              'application/x-ndjson',
              lines()
                .map((line) => `${JSON.stringify(line)}\n`)
                .join(''),
            )
          }
        >
          NDJSON, all fields
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            save(
              `${base}.txt`,
              'text/plain',
              lines()
                .map((line) => `${lineText(line)}\n`)
                .join(''),
            )
          }
        >
          Text
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
