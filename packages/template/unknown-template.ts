/** Said where the name of a `<template>` turns out to be none; logic and view say the same. */
export function unknownTemplate(name: string, place: string | undefined): string {
  const said = `Template "${name}" is not found.`
  return place === undefined ? said : `${place}: ${said}`
}
