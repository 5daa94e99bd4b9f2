import { Button, Drawer } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { SuggestionList } from './suggestion-list.tsx'
import { SuggestionView, type SuggestionViewProps } from './suggestion-view.tsx'
import classes from './suggestions.module.css'

/** In the address: all of them. */
export const ALL = 'all'

export interface SuggestionsDrawerProps extends Omit<SuggestionViewProps, 'id'> {
  /** A suggestion's id, `ALL`, or '' for closed. */
  readonly shown: string
  readonly onShow: (shown: string) => void
  /** What was open before there was one to look at is a list elsewhere on the page: no way back to it is needed. */
  readonly alone?: boolean
}

/** A feed's suggestions, or one of them. */
export function SuggestionsDrawer({ shown, onShow, alone = false, ...view }: SuggestionsDrawerProps) {
  return (
    <Drawer
      opened={shown !== ''}
      onClose={() => onShow('')}
      position="right"
      size="min(1120px, 100%)"
      title={shown === ALL ? 'Suggestions' : 'Suggestion'}
    >
      {shown === ALL && <SuggestionList datasourceId={view.datasource.id} onOpen={onShow} />}
      {shown !== ALL && shown !== '' && (
        <div className={classes.stack}>
          {!alone && (
            <Button
              size="compact-sm"
              variant="subtle"
              className={classes.start}
              leftSection={<IconArrowLeft size={16} aria-hidden />}
              onClick={() => onShow(ALL)}
            >
              All suggestions
            </Button>
          )}
          <SuggestionView key={shown} id={shown} {...view} />
        </div>
      )}
    </Drawer>
  )
}
