/** The menu has given the focus back to its button by then, so that a dialog gives it back there too. */
const FOCUS_MS = 40

/** Runs what opens a dialog once the menu it was chosen in is closed. */
export const afterMenu = (run: () => void): void => {
  setTimeout(run, FOCUS_MS)
}
