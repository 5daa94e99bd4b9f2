/**
 * Comes before the rest of the Studio, which is thirty times as large: asks for what the page under this address shows first,
 * so that it is there by the time it can be drawn. Knows no React component.
 */
import { defaultParseSearch } from '@tanstack/react-router'
import { forAnybody } from './app/for-anybody.ts'
import { catalogScene, detailScene, overviewScene } from './app/scenes.ts'
import { askMe } from './features/me/ask-me.ts'
import { ask as askCatalog } from './scenes/catalog/ahead.ts'
import { ask as askOverview } from './scenes/overview/ahead.ts'

const { pathname, search } = window.location

/** Whatever of it fails is asked for again by the page itself, which says so. */
const fetchCode = (scene: () => Promise<unknown>): void => void scene().catch(() => undefined)

if (!forAnybody(pathname)) askMe()
if (pathname === '/') {
  askOverview()
  fetchCode(overviewScene)
} else if (pathname === '/datasources') {
  askCatalog(defaultParseSearch(search))
  fetchCode(catalogScene)
} else if (/^\/datasources\/(?!new$)[^/]+$/.test(pathname)) fetchCode(detailScene)
