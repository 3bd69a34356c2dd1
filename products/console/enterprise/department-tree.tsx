/** The departments of a corp, a branch opened and closed at a time. */
import { useState } from 'react'
import type { Department } from '@maque/protocol/platform/corps.ts'
import { useTexts } from '../shell/language-context.tsx'
import { directoryTexts } from './texts.ts'

interface TreeProps {
  readonly departments: readonly Department[]
  readonly chosen: number
  onChoose(id: number): void
}

export function DepartmentTree(props: TreeProps) {
  const t = useTexts(directoryTexts)
  const [root] = props.departments
  return (
    <nav aria-label={t.departments}>
      <ul className="tree">{root && <Branch {...props} department={root} isOpenAtFirst />}</ul>
    </nav>
  )
}

function Branch(props: TreeProps & { readonly department: Department; readonly isOpenAtFirst: boolean }) {
  const t = useTexts(directoryTexts)
  const { departments, chosen, onChoose, department } = props
  const [isOpen, setOpen] = useState(props.isOpenAtFirst)
  const below = departments.filter(({ parentId }) => parentId === department.id)
  return (
    <li>
      <span className="tree-row">
        {below.length === 0 ? (
          <span className="tree-toggle" />
        ) : (
          <button
            type="button"
            className="tree-toggle"
            aria-expanded={isOpen}
            aria-label={(isOpen ? t.closeBranch : t.openBranch)(department.name)}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '▾' : '▸'}
          </button>
        )}
        <button
          type="button"
          className={department.id === chosen ? 'tree-name tree-chosen' : 'tree-name'}
          aria-current={department.id === chosen ? 'true' : undefined}
          onClick={() => onChoose(department.id)}
        >
          {department.name}
        </button>
      </span>
      {isOpen && below.length > 0 && (
        <ul className="tree">
          {below.map((one) => (
            <Branch key={one.id} {...props} department={one} isOpenAtFirst={false} />
          ))}
        </ul>
      )}
    </li>
  )
}
