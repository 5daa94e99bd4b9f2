import { useEffect, useRef } from 'react'
import classes from './sign-in.module.css'
import { SignInForm, type SignInFormProps } from './sign-in-form.tsx'

/** The page before all others. */
function SignInPage({ onSignedIn }: Pick<SignInFormProps, 'onSignedIn'>) {
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = 'Sign in · HALCYON'
    page.current?.querySelector<HTMLInputElement>('input')?.focus()
  }, [])
  return (
    <main ref={page} className={classes.page}>
      <div className={classes.card}>
        <p className={classes.product}>HALCYON Datasource Studio</p>
        <h1 className={classes.title}>Sign in</h1>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  )
}

export default SignInPage
