import * as z from 'zod'

/**
 * A colour that the host may put into its own style sheet: hex digits, a name, or numbers of
 * `rgb`, `rgba`, `hsl`, `hsla`. Nothing with a `url` or a `;` passes.
 */
export const cssColor = z
  .string()
  .regex(
    /^(#[\da-f]{3,8}|[a-z]{3,24}|(rgb|hsl)a?\([\d\s.,%/deg-]{1,60}\))$/i,
    'should be a color such as #1a2b3c',
  )
