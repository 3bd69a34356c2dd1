/** Catalogue: what a template means. */
import { defineDiagnostic } from './diagnostic.ts'
import type { Phrase } from './phrase.ts'

export const unknownElement = defineDiagnostic<{ tag: string }>({
  code: 'wxml/unknown-element',
  severity: 'warning',
  says: ({ tag }) => `\`<${tag}>\` is neither a component of the platform nor registered.`,
  because: 'It becomes a plain element without behaviour.',
  fix: ({ tag }) =>
    `Register it: \`"usingComponents": { "${tag}": "path/to/it" }\` in the page's JSON or in app.json. Otherwise write \`<view>\` or \`<text>\`.`,
})

export const xrFrame = defineDiagnostic<{ tag: string }>({
  code: 'wxml/xr-frame',
  severity: 'warning',
  says: ({ tag }) => `\`<${tag}>\` is of XR-FRAME, which is not here; nor are others of it in this template.`,
  because: 'Nothing is drawn there: the elements become plain ones without behaviour.',
  fix: 'Draw the scene by WebGL on a `<canvas type="webgl">`, or show something else where it is not supported.',
})

export const uppercaseElement = defineDiagnostic<{ tag: string; known: string }>({
  code: 'wxml/uppercase-element',
  severity: 'warning',
  says: ({ tag, known }) => `\`<${tag}>\` is read as \`<${known}>\`.`,
  because: 'Names of elements are told apart by case in some tools.',
  fix: ({ known }) => `Write \`<${known}>\`.`,
})

export const elseWithoutIf = defineDiagnostic<{ directive: string }>({
  code: 'wxml/else-without-if',
  severity: 'error',
  says: ({ directive }) => `\`${directive}\` does not follow an element with \`wx:if\` or \`wx:elif\`.`,
  because: 'The element is drawn whatever the conditions above are.',
  fix: 'Put it right after the element with `wx:if`, without text or other elements between. A `wx:if` beside a `wx:for` belongs to each row: wrap the list in `<block wx:if>`.',
})

export const valueMissing = defineDiagnostic<{ directive: string }>({
  code: 'wxml/value-missing',
  severity: 'warning',
  says: ({ directive }) => `\`${directive}\` has no value.`,
  because: 'It counts as `undefined`.',
  fix: ({ directive }) => `Write \`${directive}="{{…}}"\`.`,
})

export const conditionIsText = defineDiagnostic<{ directive: string; text: string }>({
  code: 'wxml/condition-is-text',
  severity: 'warning',
  says: ({ directive, text }) => `\`${directive}="${text}"\` is text, and any text is true.`,
  because: 'The element is always drawn.',
  fix: 'Put the whole value in `{{ }}`, without blanks before or after the braces.',
})

export const listIsText = defineDiagnostic<{ directive: string; text: string }>({
  code: 'wxml/list-is-text',
  severity: 'warning',
  says: ({ directive, text }) => `\`${directive}="${text}"\` is text, not a list.`,
  because: 'One row is drawn for each of its characters.',
  fix: 'Put the whole value in `{{ }}`, without blanks before or after the braces.',
})

export const forWithoutKey = defineDiagnostic<{ list: string }>({
  code: 'wxml/for-without-key',
  severity: 'warning',
  says: ({ list }) => `Rows of \`wx:for="${list}"\` have no \`wx:key\`.`,
  because:
    'Rows are then matched by position: inserting at the top rebuilds every row, and inputs lose focus.',
  fix: 'Add `wx:key="*this"` for plain values, or the name of a field that differs in every row.',
})

export const keyIsComputed = defineDiagnostic<{ key: string }>({
  code: 'wxml/key-is-computed',
  severity: 'warning',
  says: ({ key }) => `\`wx:key="${key}"\` is not the name of a field.`,
  because: 'Rows are matched by position instead.',
  fix: 'Write the name of a field of the row without braces, as in `wx:key="id"`, or `*this`.',
})

export const keyWithoutFor = defineDiagnostic({
  code: 'wxml/key-without-for',
  severity: 'warning',
  says: () => '`wx:key` stands on an element without `wx:for`.',
  because: 'It has no effect: only the rows of a list have keys.',
  fix: 'Put it beside the `wx:for` that makes the rows, or remove it.',
})

export const unknownDirective = defineDiagnostic<{ name: string }>({
  code: 'wxml/unknown-directive',
  severity: 'warning',
  says: ({ name }) => `There is no directive \`${name}\`.`,
  because: 'It has no effect.',
  fix: 'Use `wx:if`, `wx:elif`, `wx:else`, `wx:for`, `wx:for-item`, `wx:for-index` or `wx:key`; an ordinary attribute has no `wx:`.',
})

export const unsupportedAttribute = defineDiagnostic<{ name: string; what: Phrase; fix: Phrase }>({
  code: 'wxml/unsupported-attribute',
  severity: 'warning',
  says: ({ name, what }) => `\`${name}\`: ${what} are not supported.`,
  because: 'It has no effect.',
  fix: ({ fix }) => fix,
})

export const attributeWithoutElement = defineDiagnostic<{ name: string; tag: string }>({
  code: 'wxml/attribute-without-element',
  severity: 'warning',
  says: ({ name, tag }) => `\`${name}\` has no effect on \`<${tag}>\`.`,
  because: 'It makes no element of its own that could carry it.',
  fix: ({ tag }) => `Put it on an element inside \`<${tag}>\` or around it.`,
})

export const handlerIsCall = defineDiagnostic<{ name: string; written: string }>({
  code: 'wxml/handler-is-call',
  severity: 'warning',
  says: ({ name, written }) => `\`${name}="${written}"\` calls something; a handler is the name of a method.`,
  because: 'No method has this name, so nothing is called.',
  fix: 'Write the name alone, and give values along as `data-…`: the method finds them in `event.currentTarget.dataset`.',
})

export const genericIsComputed = defineDiagnostic<{ name: string; written: string }>({
  code: 'wxml/generic-is-computed',
  severity: 'warning',
  says: ({ name, written }) => `\`${name}="${written}"\` is computed.`,
  because:
    'Which component is meant has to be known before the template runs: its default is used, if it has one.',
  fix: 'Write the name of a registered component, and choose between two uses with `wx:if`.',
})

export const unknownGeneric = defineDiagnostic<{ name: string; tag: string }>({
  code: 'wxml/unknown-generic',
  severity: 'warning',
  says: ({ name, tag }) => `\`${name}="${tag}"\` names no registered component.`,
  because: 'Its element becomes a plain one without behaviour.',
  fix: ({ tag }) => `Register it: \`"usingComponents": { "${tag}": "path/to/it" }\`.`,
})

export const modelWithoutPath = defineDiagnostic<{ name: string; written: string }>({
  code: 'wxml/model-without-path',
  severity: 'warning',
  says: ({ name, written }) => `\`${name}="${written}"\` does not name a field of the data.`,
  because: 'The value is shown, but what the user enters is not written back.',
  fix: 'Bind one field, as in `model:value="{{name}}"`. Loop variables and the data of a `<template>` cannot be written to.',
})

export const modelOfMember = defineDiagnostic<{ name: string; written: string }>({
  code: 'wxml/model-of-member',
  severity: 'warning',
  says: ({ name, written }) => `\`${name}="${written}"\` binds a part of a field.`,
  because: 'It is written back here, but not by every version of WeChat.',
  fix: 'Bind a field of its own, as in `model:value="{{name}}"`, and put it into the object in an observer.',
})

export const dataIsText = defineDiagnostic<{ text: string }>({
  code: 'wxml/data-is-text',
  severity: 'warning',
  says: ({ text }) => `\`data="${text}"\` of a \`<template>\` is text, not fields.`,
  because: 'The template gets no data.',
  fix: 'Write `data="{{ name: value }}"` or `data="{{...object}}"`, without blanks before or after the braces.',
})

export const unknownTemplate = defineDiagnostic<{ name: string }>({
  code: 'wxml/unknown-template',
  severity: 'warning',
  says: ({ name }) => `There is no \`<template name="${name}">\` here.`,
  because: 'Nothing is drawn in its place.',
  fix: 'Define it in this file, or `<import>` the file that defines it: imports of imported files do not count.',
})

export const tooManyChoices = defineDiagnostic<{ limit: number }>({
  code: 'wxml/too-many-choices',
  severity: 'error',
  says: ({ limit }) => `Computed \`is\`s could name more than ${limit} templates, counting every use.`,
  because: 'This use and those after it are left out.',
  fix: "Write the names in the condition, as in `is=\"{{a ? 'one' : 'two'}}\"`, or divide the file.",
})

export const templateWithoutName = defineDiagnostic({
  code: 'wxml/template-without-name',
  severity: 'warning',
  says: () => '`<template>` has neither `name` nor `is`.',
  because: 'It is neither a definition nor a use, and is left out.',
  fix: 'Write `name` to define a template, `is` to use one, or `<block>` to group elements.',
})

export const duplicateTemplate = defineDiagnostic<{ name: string }>({
  code: 'wxml/duplicate-template',
  severity: 'warning',
  says: ({ name }) => `\`<template name="${name}">\` is defined twice in this file.`,
  because: 'Only the last one counts; in some tools, only the first.',
  fix: 'Rename one of the two.',
})

export const sourceMissing = defineDiagnostic<{ tag: string }>({
  code: 'wxml/source-missing',
  severity: 'warning',
  says: ({ tag }) => `\`<${tag}>\` has no \`src\`.`,
  because: 'It has no effect.',
  fix: ({ tag }) => `Write \`<${tag} src="path/to/file" />\`: the path is fixed and relative to this file.`,
})

export const fileNotFound = defineDiagnostic<{ path: string; tag: string }>({
  code: 'wxml/file-not-found',
  severity: 'error',
  says: ({ path, tag }) => `\`<${tag}>\` names \`${path}\`, which does not exist.`,
  because: 'Nothing of it can be used here.',
  fix: 'Correct the path: it is relative to this file, or begins with `/` at the root of the project.',
})

export const includeOfItself = defineDiagnostic<{ path: string }>({
  code: 'wxml/include-of-itself',
  severity: 'error',
  says: ({ path }) => `\`${path}\` is included in itself.`,
  because: 'The inner copy is left out.',
  fix: 'Use a recursive `<template>` instead: its data can end the recursion.',
})

export const tooManyIncludes = defineDiagnostic<{ limit: number }>({
  code: 'wxml/too-many-includes',
  severity: 'error',
  says: ({ limit }) => `The template includes more than ${limit} files, counting those that they include.`,
  because: 'Every `<include>` is a copy; this one and those after it are left out.',
  fix: 'Use a `<template>`, which exists once however often it is used, or a component.',
})

export const moduleWithoutName = defineDiagnostic({
  code: 'wxml/module-without-name',
  severity: 'warning',
  says: () => '`<wxs>` has no `module`.',
  because: 'Nothing can call its functions.',
  fix: 'Write `<wxs module="name">` and call `name.function(…)`.',
})

export const duplicateModule = defineDiagnostic<{ name: string }>({
  code: 'wxml/duplicate-module',
  severity: 'warning',
  says: ({ name }) => `The WXS module \`${name}\` is defined twice in this file.`,
  because: 'Only the last one counts.',
  fix: 'Rename one of the two.',
})

export const childrenOfLeaf = defineDiagnostic<{ tag: string }>({
  code: 'wxml/children-left-out',
  severity: 'warning',
  says: ({ tag }) => `\`<${tag}>\` cannot have content.`,
  because: 'What is inside is not drawn.',
  fix: ({ tag }) => `End the tag with \`/>\` and put the content after \`<${tag}>\`.`,
})
