/** Every built-in that the view draws, by its tag. */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { drawnContainers } from './drawn-containers.view.ts'
import { listView } from './list-view/list-view.view.ts'
import { page } from './page.view.ts'
import { selection } from './selection/selection.view.ts'
import { shareElement } from './share-element/share-element.view.ts'
import { span } from './span/span.view.ts'
import { view } from './view/view.view.ts'

const all: readonly BuiltIn[] = [page, view, span, selection, shareElement, listView, ...drawnContainers]

/**
 * A tag that is not in here is drawn as an element without behaviour; `page` is the root that
 * the runtime makes for every page.
 */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(all.map((builtIn) => [builtIn.tag, builtIn]))
