/** The bytes of an app, or what the platform says of them, are not what they should be: nothing of it runs. */
export class BundleDamaged extends Error {
  override readonly name = 'BundleDamaged'
}
