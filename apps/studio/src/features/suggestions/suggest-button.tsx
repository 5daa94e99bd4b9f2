import { Button, Group, Modal } from '@mantine/core'
import { IconMessageUp } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from '../../ui/index.ts'
import { type Origin, tryHref } from './origin.ts'
import { maySuggest, type WhatOneMay } from './permissions.ts'
import { SuggestForm } from './suggest-form.tsx'

export interface SuggestButtonProps {
  readonly datasource: WhatOneMay & { readonly id: string }
  readonly origin: Origin
}

/** For those who may not edit: their words to those who may. Nothing for everybody else. */
export function SuggestButton({ datasource, origin }: SuggestButtonProps) {
  const [opened, setOpened] = useState(false)
  const { id, actions } = datasource
  if (!maySuggest(datasource)) return null
  const close = (): void => setOpened(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMessageUp size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Suggest a change
      </Button>
      <Modal opened={opened} onClose={close} title="Suggest a change" size="lg">
        <SuggestForm datasourceId={id} origin={origin} onClose={close} onSent={close} />
        <Group mt="md">
          <Link href={tryHref(id, origin, actions.includes('events.raw'))}>Or try it in the mapping editor first</Link>
        </Group>
      </Modal>
    </>
  )
}
