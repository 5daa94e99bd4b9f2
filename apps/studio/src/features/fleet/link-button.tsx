import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '../../ui/index.ts'
import classes from './fleet.module.css'

interface LinkButtonProps {
  readonly href: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A link that looks like the page's main button. */
export const LinkButton = ({ href, icon, children }: LinkButtonProps) => (
  <Button component={Link} href={href} leftSection={icon} className={classes.linkButton ?? ''}>
    {children}
  </Button>
)
