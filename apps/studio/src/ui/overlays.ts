/**
 * Dialogs, menus and messages are drawn at the end of the body, outside every landmark. Mantine takes a node marked like
 * this one as the place for them, so that a screen reader finds them in a named region.
 */
const MARK = 'data-mantine-shared-portal-node'

if (typeof document !== 'undefined' && document.querySelector(`[${MARK}]`) === null) {
  const region = document.createElement('section')
  region.setAttribute(MARK, 'true')
  region.setAttribute('aria-label', 'Dialogs, menus and messages')
  document.body.append(region)
}
