/** A draft's way into force. The dialog is a module of its own (`publish-dialog.tsx`), to be loaded when it is opened. */
export { PublishPanel } from './publish-panel.tsx'
