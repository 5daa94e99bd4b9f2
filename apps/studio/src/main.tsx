import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { watchVersion } from './app/newer-version.ts'
import { router } from './app/router.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// What the page needs is on its way before anything is drawn.
void router.load()
watchVersion()
createRoot(root).render(<App />)
