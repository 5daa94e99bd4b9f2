import { notifications } from '@mantine/notifications'
import { IconAlertOctagonFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { readProblem } from './state/problem.ts'
import { Copyable } from './value/copyable.tsx'

export { Notifications } from '@mantine/notifications'

/** See `notifyDone`. */
export function showDone(text: string): void {
  notifications.show({
    message: text,
    icon: <IconCircleCheckFilled size={20} aria-hidden />,
    color: 'transparent',
    autoClose: 5_000,
    closeButtonProps: { 'aria-label': 'Close' },
    classNames: { icon: 'ui-toast-done' },
  })
}

/** See `notifyFailed`. */
export function showFailed(error: unknown, title: string): void {
  const { detail, action, requestId } = readProblem(error)
  notifications.show({
    title,
    message: (
      <>
        <div>
          {detail} {action}
        </div>
        {requestId && <Copyable value={requestId} label="request id" prefix="Request " />}
      </>
    ),
    icon: <IconAlertOctagonFilled size={20} aria-hidden />,
    color: 'transparent',
    autoClose: false,
    closeButtonProps: { 'aria-label': 'Close' },
    classNames: { icon: 'ui-toast-failed' },
  })
}
