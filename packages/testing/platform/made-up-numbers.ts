/** Numbers that pass every check and belong to nobody. */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Born on the day given, `19900101` if none is. */
export function madeUpResidentId(sequence: number, bornOn = '19900101'): string {
  const digits = `110101${bornOn}${String(sequence).padStart(3, '0')}`
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export function madeUpCreditCode(sequence: number): string {
  const body = `91110000${String(sequence).padStart(9, '0')}`
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, index) => total + weight * CREDIT_ALPHABET.indexOf(body.charAt(index)),
    0,
  )
  return body + CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

export function madeUpPhone(sequence: number): string {
  return `+86139${String(sequence).padStart(8, '0')}`
}
