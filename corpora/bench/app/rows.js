// The same pseudo-random words in every run and in the hand-written page.
const ADJECTIVES = ['pretty', 'large', 'big', 'small', 'tall', 'short', 'long', 'handsome', 'plain', 'quaint', 'clean']
const COLOURS = ['red', 'yellow', 'blue', 'green', 'pink', 'brown', 'purple', 'white', 'black', 'orange']
const NOUNS = ['table', 'chair', 'house', 'desk', 'car', 'pony', 'cookie', 'sandwich', 'burger', 'pizza', 'mouse']
let seed = 1
let nextId = 1

function pick(words) {
  seed = (seed * 16807) % 2147483647
  return words[seed % words.length]
}

function buildRows(count) {
  const rows = []
  for (let i = 0; i < count; i++) {
    rows.push({ id: nextId++, label: pick(ADJECTIVES) + ' ' + pick(COLOURS) + ' ' + pick(NOUNS), parity: i % 2 })
  }
  return rows
}

module.exports = { buildRows }
