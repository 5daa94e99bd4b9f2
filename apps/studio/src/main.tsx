import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { router } from './app/router.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
// What the page needs is on its way before anything is drawn.
void router.load()
createRoot(root).render(<App />)
