/**
 * `npm run budget`: what the Studio makes a browser load, and how fast it is at the sizes the design names. Prints a
 * table of bar, measured and verdict; ends with 1 when a bar is missed. Flags: `--bundles` weighs only what is loaded,
 * `--long` follows the log for ten minutes instead of two. The rest needs Chromium (`CHROMIUM` names one).
 */
import { parseArgs } from 'node:util'
import { makeFeed } from '../tests/support/feed.ts'
import { browserPath, openBrowser, openContext, signIn } from '../tests/support/studio.ts'
import { measureBundles } from './budget/bundles.ts'
import { makeFeeds, openInstallation } from './budget/installation.ts'
import { measureCatalog, measureKeystroke, measureLog } from './budget/pages.ts'
import { isMissed, type Measured, printMeasured } from './budget/report.ts'
import { buildStudio } from './studio.mjs'

const { values: flags } = parseArgs({
  options: { bundles: { type: 'boolean', default: false }, long: { type: 'boolean', default: false } },
})
const FEEDS = 1000

const figures: Measured[] = []
const take = (measured: readonly Measured[]): void => {
  printMeasured(measured)
  figures.push(...measured)
}

async function measurePages(): Promise<void> {
  const installation = await openInstallation()
  try {
    const { url, api, databaseUrl } = installation
    const { id } = await makeFeed(api)
    await makeFeeds(api, FEEDS - 1)
    const browser = await openBrowser()
    try {
      const context = await openContext(browser)
      const page = await context.newPage()
      await signIn(page, url)
      await page.close()
      take(await measureCatalog(context, url))
      take([await measureKeystroke(context, url, api, id)])
      take(await measureLog(context, { url, databaseUrl, id, minutes: flags.long ? 10 : 2 }))
    } finally {
      await browser.close()
    }
  } finally {
    await installation.end()
  }
}

await buildStudio()
take(measureBundles())
if (!flags.bundles) {
  if (browserPath === null)
    throw new Error('There is no Chromium on this machine. CHROMIUM names one; --bundles needs none.')
  await measurePages()
}
const missed = figures.filter(isMissed)
console.log(missed.length === 0 ? 'Every bar is met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`)
process.exitCode = missed.length === 0 ? 0 : 1
