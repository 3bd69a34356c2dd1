/** The file in a form, as programs of others send one: `multipart/form-data` with it in a field. */

/**
 * The bytes in the field of this name; `undefined` where there is none or this is no such form.
 * What divides its parts stands in its first line, so that the request's headers are not needed.
 */
export async function formFile(form: Buffer, field: string): Promise<Buffer | undefined> {
  const end = form.indexOf('\r\n')
  const boundary = /^--([\w'()+,./:=? -]{1,70})$/.exec(form.toString('latin1', 0, Math.max(0, end)))?.[1]
  if (boundary === undefined) return undefined
  const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` }
  const read = new Response(new Uint8Array(form), { headers }).formData()
  const value = await read.then(
    (parts) => parts.get(field),
    () => null,
  )
  return value instanceof Blob ? Buffer.from(await value.arrayBuffer()) : undefined
}
