import { Button, Menu } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useOffers } from '../../features/commands/commands.ts'
import { copyText, notifyDone, notifyFailed } from '../../ui/index.ts'
import { afterMenu } from './after-menu.ts'
import classes from './catalog.module.css'
import { SaveView } from './save-view.tsx'
import { type CatalogSearch, sameView } from './search.ts'
import { nameOf, readViews, type SavedView, standingViews, withView, writeViews } from './views.ts'

interface ViewsMenuProps {
  readonly userId: string
  readonly search: CatalogSearch
  readonly open: (search: CatalogSearch) => void
}

/** The address of a view, with its name for whoever opens it. */
const addressOf = (name: string): string => {
  const url = new URL(window.location.href)
  url.searchParams.set('view', name)
  return url.href
}

/** Named filters and orders: the standing ones, one's own, and the present one to save or share. */
export function ViewsMenu({ userId, search, open }: ViewsMenuProps) {
  const [own, setOwn] = useState(() => readViews(userId))
  const [saving, setSaving] = useState(false)
  const standing = standingViews(userId)
  const name = nameOf([...own, ...standing], search)
  useOffers(
    'Views of the catalog',
    [...standing, ...own].map((view) => ({ label: view.name, keywords: 'filter', run: () => open(view.search) })),
  )
  const keep = (views: readonly SavedView[]): void => {
    setOwn(views)
    try {
      writeViews(userId, views)
    } catch (error) {
      notifyFailed(error, 'The browser did not keep the view')
    }
  }
  const share = async (): Promise<void> => {
    if (await copyText(name === null ? window.location.href : addressOf(name)))
      notifyDone('The link to this view is copied.')
    else notifyFailed(new Error('Copy it from the address bar.'), 'The browser did not allow copying')
  }
  return (
    <>
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            className={classes.viewButton}
          >
            <bdi>{name ?? 'Views'}</bdi>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Views</Menu.Label>
          {standing.map((view) => (
            <ViewItem key={view.name} view={view} search={search} open={open} />
          ))}
          {own.length > 0 && <Menu.Label>Saved by you, on this device</Menu.Label>}
          {own.map((view) => (
            <div key={view.name} className={classes.viewRow}>
              <ViewItem view={view} search={search} open={open} />
              <Menu.Item
                className={classes.viewDelete}
                closeMenuOnClick={false}
                aria-label={`Delete view ${view.name}`}
                onClick={() => keep(own.filter((one) => one.name !== view.name))}
              >
                <IconTrash size={16} aria-hidden />
              </Menu.Item>
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => afterMenu(() => setSaving(true))}>Save this view…</Menu.Item>
          <Menu.Item onClick={() => void share()}>Copy link to this view</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveView
        opened={saving}
        onClose={() => setSaving(false)}
        suggested={search.view ?? ''}
        taken={own.map((view) => view.name)}
        onSave={(chosen) => {
          keep(withView(own, { name: chosen, search }))
          notifyDone(`The view ${chosen} is saved on this device.`)
        }}
      />
    </>
  )
}

interface ViewItemProps extends Pick<ViewsMenuProps, 'search' | 'open'> {
  readonly view: SavedView
}

const ViewItem = ({ view, search, open }: ViewItemProps) => (
  <Menu.Item
    className={classes.viewItem}
    aria-current={sameView(view.search, search) || undefined}
    onClick={() => open(view.search)}
  >
    <bdi>{view.name}</bdi>
  </Menu.Item>
)
