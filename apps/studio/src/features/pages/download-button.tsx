import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { download } from '../../api/index.ts'
import { notifyFailed, saveFile } from '../../ui/index.ts'

interface DownloadButtonProps {
  /** Of the REST interface, with its query. */
  readonly path: string
  /** The file's. */
  readonly name: string
  readonly children: string
}

/** Saves what a path of the interface answers, in the organization one acts in: a plain link could not say which. */
export function DownloadButton({ path, name, children }: DownloadButtonProps) {
  const fetching = useMutation({
    mutationFn: () => download(path),
    onSuccess: (content) => saveFile(name, content),
    onError: (error) => notifyFailed(error, `${name} was not saved`),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={fetching.isPending}
      onClick={() => fetching.mutate()}
    >
      {children}
    </Button>
  )
}
