import { Button } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorState, Page } from '../../ui/index.ts'

interface ErrorBoundaryProps {
  /** Another place is another try. */
  readonly resetKey: string
  readonly children: ReactNode
  readonly onError?: ((error: unknown, info: ErrorInfo) => void) | undefined
  /** In place of the page that says what failed. */
  readonly fallback?: ReactNode
}

interface Caught {
  readonly error: unknown
  readonly failed: boolean
  readonly at: string
}

/** A page that fails leaves the shell standing, and says what a support engineer asks for. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { error: null, failed: false, at: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<Caught> {
    return { error, failed: true }
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: Caught): Partial<Caught> | null {
    return props.resetKey === state.at ? null : { at: props.resetKey, failed: false, error: null }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    if (this.props.fallback !== undefined) return this.props.fallback
    return <Failed error={this.state.error} onRetry={() => this.setState({ failed: false, error: null })} />
  }
}

/** A part that could not be loaded, mostly because a newer version was installed since the page was opened. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script|module script failed|Unable to preload CSS/i.test(
    error.message,
  )

/** What is said of an error; of a missing part, what to do. */
export const saidOf = (error: unknown): unknown =>
  isMissingPart(error)
    ? {
        detail: 'A part of the Studio could not be loaded.',
        action: 'It may have been updated: load the page again. Drafts are kept.',
      }
    : error

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <Page title="This page failed">
      <ErrorState title="This page failed" error={saidOf(error)} onRetry={isMissingPart(error) ? undefined : onRetry}>
        <Button size="xs" variant="default" onClick={() => window.location.reload()}>
          Load the page again
        </Button>
      </ErrorState>
    </Page>
  )
}
