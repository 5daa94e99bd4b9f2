import { Menu, type MenuProps } from '@mantine/core'
import {
  type ComponentPropsWithRef,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

export interface MenuButtonProps extends Pick<MenuProps, 'position' | 'width'> {
  /** The button, a `<button>` or what draws one. It says by itself that it has a menu, and whether that is open. */
  readonly target: ReactElement<ComponentPropsWithRef<'button'>>
  /** Names the menu; its button does unless told. */
  readonly label?: string | undefined
  /** `Menu.Item`s, made when they are asked for. */
  readonly children: () => ReactNode
}

/** A button with a menu. The menu is made when it is opened: in a table it would weigh more than the rest of its row. */
export function MenuButton({ target, label, children, ...place }: MenuButtonProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  const close = (): void => {
    setOpened(false)
    button.current?.focus()
  }
  // The focus goes into an opened menu a moment later: a key pressed before that is meant for it, too.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (!opened) setOpened(true)
    else
      document.getElementById(`${id}-dropdown`)?.querySelector<HTMLElement>('[role^=menuitem]:not(:disabled)')?.focus()
  }
  return (
    <>
      {cloneElement(target, {
        ref: button,
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': opened,
        'aria-controls': opened ? `${id}-dropdown` : undefined,
        onClick: () => (opened ? close() : setOpened(true)),
        onKeyDown,
      })}
      {opened && (
        <Menu opened id={id} onClose={close} returnFocus={false} {...place}>
          <Menu.Target>
            <Standing button={button} />
          </Menu.Target>
          <Menu.Dropdown {...(label === undefined ? {} : { 'aria-label': label, 'aria-labelledby': undefined })}>
            {children()}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

interface StandingProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly ref?: Ref<HTMLButtonElement>
}

/** Tells the menu that it belongs to a button which is there already. */
function Standing({ button, ref }: StandingProps) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(button.current)
    else if (ref) ref.current = button.current
  }, [button, ref])
  return null
}
