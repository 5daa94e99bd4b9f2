import { Link } from '../../ui/index.ts'
import { isWithin, PLACES, type PlaceKey } from './places.ts'
import classes from './shell.module.css'
import { useShell } from './shell-context.ts'

/** The places that work, and nothing else. */
export function Navigation({ onFollow }: { readonly onFollow?: (() => void) | undefined }) {
  const { places } = useShell()
  return (
    <nav aria-label="Places">
      <ul className={classes.places}>
        {places.map((key) => (
          <PlaceItem key={key} place={key} onFollow={onFollow} />
        ))}
      </ul>
    </nav>
  )
}

interface PlaceItemProps {
  readonly place: PlaceKey
  readonly onFollow?: (() => void) | undefined
}

function PlaceItem({ place, onFollow }: PlaceItemProps) {
  const { here } = useShell()
  const { label, href, shape: Icon, parts } = PLACES[place]
  const current = parts === undefined ? isWithin(href, here) : parts.some((part) => isWithin(part.href, here))
  return (
    <li>
      <Link
        href={href}
        onClick={onFollow}
        className={classes.place}
        data-current={current || undefined}
        aria-current={current && parts === undefined ? 'page' : undefined}
      >
        <Icon size={18} aria-hidden />
        {label}
      </Link>
      {parts !== undefined && current && (
        <ul className={classes.parts}>
          {parts.map((part) => (
            <li key={part.href}>
              <Link
                href={part.href}
                onClick={onFollow}
                className={classes.part}
                aria-current={isWithin(part.href, here) ? 'page' : undefined}
              >
                {part.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
