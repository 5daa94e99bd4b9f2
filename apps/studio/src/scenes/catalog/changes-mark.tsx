import { IconPencil } from '@tabler/icons-react'
import classes from './catalog.module.css'

/** The draft differs from what is in force. Where the list is narrow the word is only spoken. */
export const ChangesMark = () => (
  <span className={classes.changes} title="Changes waiting to be published">
    <IconPencil size={14} aria-hidden />
    <span className={classes.changesWord}>Draft</span>
    <span className="ui-hidden"> with changes</span>
  </span>
)
