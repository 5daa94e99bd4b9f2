import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'

const FIELD = 'mapping-field'

/** Makes a tree row draggable; the combobox and *Map to…* do the same without a mouse. */
export const dragField = (element: HTMLElement, path: string): (() => void) =>
  draggable({
    element,
    getInitialData: () => ({ type: FIELD, path }),
    onDragStart: () => element.toggleAttribute('data-dragging', true),
    onDrop: () => element.toggleAttribute('data-dragging', false),
  })

/** Takes a dropped field. */
export const dropField = (element: HTMLElement, take: (path: string) => void): (() => void) =>
  dropTargetForElements({
    element,
    canDrop: ({ source }) => source.data.type === FIELD,
    getDropEffect: () => 'link',
    onDragEnter: () => element.toggleAttribute('data-over', true),
    onDragLeave: () => element.toggleAttribute('data-over', false),
    onDrop: ({ source }) => {
      element.toggleAttribute('data-over', false)
      if (typeof source.data.path === 'string') take(source.data.path)
    },
  })
