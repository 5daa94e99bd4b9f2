import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'
import classes from './value.module.css'

export interface CopyButtonProps {
  readonly value: string
  /** What is copied: "request id". */
  readonly label: string
}

type Result = 'no' | 'done' | 'refused'
const SHAPE = { no: IconCopy, done: IconCheck, refused: IconX }

/** Copies and says so. */
export function CopyButton({ value, label }: CopyButtonProps) {
  const [result, setResult] = useState<Result>('no')
  useEffect(() => {
    if (result === 'no') return
    const timer = setTimeout(() => setResult('no'), 2_000)
    return () => clearTimeout(timer)
  }, [result])
  const Shape = SHAPE[result]
  const words = { no: `Copy ${label}`, done: 'Copied', refused: 'The browser did not allow it' }
  return (
    <>
      <Tooltip label={words[result]}>
        <ActionIcon
          size="sm"
          aria-label={`Copy ${label}`}
          onClick={() => void copyText(value).then((done) => setResult(done ? 'done' : 'refused'))}
        >
          <Shape size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span role="status" className="ui-hidden">
        {result === 'no' ? '' : words[result]}
      </span>
    </>
  )
}

export interface CopyableProps extends CopyButtonProps {
  readonly prefix?: string | undefined
  /** Shown in place of the value, which is what is copied. */
  readonly shown?: string | undefined
}

/** A value to be taken elsewhere: monospaced, with its copy button. */
export function Copyable({ value, label, prefix, shown }: CopyableProps) {
  return (
    <span className={classes.copyable}>
      <span className={classes.copyText}>
        {prefix}
        <code className={classes.code}>
          <bdi>{shown ?? value}</bdi>
        </code>
      </span>
      <CopyButton value={value} label={label} />
    </span>
  )
}
