import { Button } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { Duration, ErrorState, RelativeTime, Section } from '../../ui/index.ts'
import classes from './connection-form.module.css'
import { ConnectionCheck } from './queries.ts'

export interface CheckConnectionProps {
  readonly datasourceId: string
  /** Sends what is unsaved: the check is of the saved draft. */
  readonly saveNow: () => Promise<boolean>
  /** Null = the person may; else why not. */
  readonly refused: string | null
}

/** Tries the draft's connection, step by step. */
export function CheckConnection({ datasourceId, saveNow, refused }: CheckConnectionProps) {
  const check = useMutation({
    mutationFn: async () => {
      await saveNow()
      const { checkConnection } = await request(ConnectionCheck, { id: datasourceId })
      return { ...checkConnection, at: Date.now() }
    },
  })
  return (
    <Section
      title="Check the connection"
      description="Tries the draft as it is now. Nothing is stored."
      actions={
        <Button variant="default" loading={check.isPending} disabled={refused !== null} onClick={() => check.mutate()}>
          Check
        </Button>
      }
    >
      {refused !== null && <p className={classes.dim}>{refused}</p>}
      <div role="status">
        {check.isError && (
          <ErrorState inline title="The check could not run" error={check.error} onRetry={() => check.mutate()} />
        )}
        {check.isSuccess && (
          <>
            <p className={classes.line}>
              {check.data.ok ? 'Every step succeeded' : 'A step failed'}, <RelativeTime value={check.data.at} />.
            </p>
            <ol className={classes.steps}>
              {check.data.steps.map((step) => (
                <li key={step.name} className={classes.step}>
                  {step.ok ? (
                    <IconCircleCheckFilled size={16} className={classes.ok} aria-hidden />
                  ) : (
                    <IconCircleXFilled size={16} className={classes.bad} aria-hidden />
                  )}
                  <div>
                    <strong>{step.name}</strong> {step.ok ? 'ok' : 'failed'}, <Duration value={step.ms} />
                    <p className={classes.line}>{step.detail}</p>
                    {step.action !== null && <p className={classes.line}>{step.action}</p>}
                  </div>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </Section>
  )
}
