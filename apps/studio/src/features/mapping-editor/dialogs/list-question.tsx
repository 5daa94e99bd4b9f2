import type { ListChoice } from '@halcyon/mapping-editor'
import { Button, Modal, Stack } from '@mantine/core'
import { useActions, useEditor, useEditorStore, useSources } from '../state/context.ts'
import { rowOfTarget, sayMapped } from '../state/map-field.ts'
import classes from './dialogs.module.css'

const HELP: Readonly<Record<ListChoice['id'], string>> = {
  one_per: 'The block makes a record of each entry; its other paths keep meaning what they mean.',
  first: 'The others are left out.',
  join: 'One text of all of them.',
}

/** Several values, one place: what is meant? */
export function ListQuestion() {
  const question = useEditor((state) => state.question)
  const { tree, values, sample } = useSources()
  const store = useEditorStore()
  const { applyPatch, set } = useActions()
  const choose = (choice: ListChoice): void => {
    if (question === null) return
    set({ question: null })
    if (!applyPatch(choice.patch)) return
    const row = rowOfTarget(question.to)
    set({ selection: { kind: 'row', row } })
    sayMapped({ store, tree, payload: values[sample] }, question.path, row)
  }
  return (
    <Modal opened={question !== null} onClose={() => set({ question: null })} title="Several values into one" size="md">
      {question !== null && (
        <Stack gap="sm">
          <p className={classes.text}>{question.reason}. What should become of it?</p>
          {question.choices.map((choice, index) => (
            <Button
              key={choice.id}
              variant="default"
              h="auto"
              py="sm"
              justify="flex-start"
              data-autofocus={index === 0 || undefined}
              onClick={() => choose(choice)}
            >
              <span className={classes.choice}>
                {choice.label}
                <small className={classes.help}>{HELP[choice.id]}</small>
              </span>
            </Button>
          ))}
        </Stack>
      )}
    </Modal>
  )
}
