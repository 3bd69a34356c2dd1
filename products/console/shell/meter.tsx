/** How far a limit is used up, drawn beside the numbers that say so: those are for everybody, this is for who looks. */
export function Meter({ used, limit }: { readonly used: number; readonly limit: number }) {
  const share = limit <= 0 ? 1 : Math.min(1, used / limit)
  const level = share >= 1 ? 'meter-full' : share >= NEARLY ? 'meter-nearly' : ''
  return (
    <span className={`meter ${level}`} aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

/** From where on it stands out. */
const NEARLY = 0.8

/** `3 / 10`, drawn beside it. */
export function Counted({
  of: { used, limit },
}: {
  readonly of: { readonly used: number; readonly limit: number }
}) {
  return (
    <>
      <Meter used={used} limit={limit} />
      {used} / {limit}
    </>
  )
}
