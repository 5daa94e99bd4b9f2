/** The page's colours as a canvas takes them: a custom property may be a `color-mix`, which only an element resolves. */
export function colourOf(element: Element, variable: string): string {
  return getComputedStyle(element).getPropertyValue(variable).trim() || 'currentColor'
}
