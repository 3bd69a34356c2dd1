/** Putting the fragments of blocks where they belong, and taking them away. */
import type { DataBase, Fragment, Spot } from '../model.ts'
import type { LeafBody } from '@maque/protocol/bundle/program.ts'
import { placeOf, contentAt } from '../place.ts'
import { insertFragment, removeNodes } from '../tops.ts'

interface Drawing {
  readonly id: number
  readonly base: DataBase
  readonly locals: unknown[]
}

/** Draws a body as part of a block, without placing it. */
export function drawFragment(body: LeafBody, around: Fragment, spot: Spot, drawing: Drawing): Fragment {
  const { owner } = around
  const { id, base, locals } = drawing
  return owner.page.draw(body, { id, owner, base, locals, content: contentAt(around, spot) })
}

export function placeFragment(body: LeafBody, around: Fragment, spot: Spot, drawing: Drawing): Fragment {
  const drawn = drawFragment(body, around, spot, drawing)
  const place = placeOf(around, spot)
  if (place.kind === 'content') place.content.touch()
  else {
    insertFragment(drawn, place.parent, place.before)
    around.owner.page.childrenChanged(place.parent)
  }
  return drawn
}

export function removeFragment(gone: Fragment, around: Fragment, spot: Spot): void {
  removeNodes(gone)
  around.owner.page.forget(gone)
  const place = placeOf(around, spot)
  if (place.kind === 'content') place.content.touch()
  else around.owner.page.childrenChanged(place.parent)
}
