import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Link } from '../link.tsx'
import { CodeBlock } from '../value/code.tsx'
import classes from './markdown.module.css'

/** The guide stands under a dialog's or page's heading: its own headings begin one level lower. */
const COMPONENTS: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => <Link href={href ?? '#'}>{children}</Link>,
  img: ({ alt }) => <em>{alt}</em>,
  pre: ({ node }) => {
    const code = node?.children[0]
    const inside = code?.type === 'element' ? code.children[0] : undefined
    return <CodeBlock label="example">{inside?.type === 'text' ? inside.value.trimEnd() : ''}</CodeBlock>
  },
}

export default function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={classes.markdown}>
      <ReactMarkdown components={COMPONENTS} remarkPlugins={[remarkGfm]}>
        {text}
      </ReactMarkdown>
    </div>
  )
}
