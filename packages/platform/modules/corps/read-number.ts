/** The number of a department, tag or agent in an address; `undefined` for what is none. */
export function readNumber(text: string): number | undefined {
  const number = Number(text)
  return /^\d{1,10}$/.test(text) && number <= LARGEST ? number : undefined
}

/** Not a rule: what the database takes for a number. */
const LARGEST = 2_147_483_647
