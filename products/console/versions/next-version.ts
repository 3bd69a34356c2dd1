const FIRST_VERSION = '1.0.0'

/** A version to suggest for the next upload: the latest one's, with its last number one higher. */
export function nextVersion(latest: string | undefined): string {
  if (latest === undefined) return FIRST_VERSION
  return latest.replace(/\d+(?=\D*$)/, (last) => String(BigInt(last) + 1n))
}
