import { useRouter } from '@tanstack/react-router'
import type { ComponentPropsWithRef, MouseEvent } from 'react'
import classes from './link.module.css'

export interface LinkProps extends ComponentPropsWithRef<'a'> {
  readonly href: string
}

/** Goes to a place of the Studio without loading the page anew; a modified click opens a tab, as any link. */
export function useGo(): (href: string) => void {
  const router = useRouter({ warn: false })
  return (href) => {
    if (router === undefined || router === null) window.location.assign(href)
    else router.history.push(href)
  }
}

/** A real `<a>` to a place of the Studio, or outside it (which opens in a new tab). */
export function Link({ href, onClick, className, ...rest }: LinkProps) {
  const go = useGo()
  const outside = /^[a-z][a-z0-9+.-]*:/i.test(href)
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || outside || !plain || rest.target !== undefined) return
    event.preventDefault()
    go(href)
  }
  const away = outside ? { target: '_blank', rel: 'noreferrer' } : {}
  return <a {...away} {...rest} href={href} onClick={follow} className={`${classes.link} ${className ?? ''}`} />
}
