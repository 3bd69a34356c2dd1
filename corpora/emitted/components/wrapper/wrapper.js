Component({
  properties: { i: { type: Object, value: { cn: [] } } },
  options: { addGlobalClass: true, virtualHost: true },
  methods: {
    eh(event) {
      getCurrentPages()[0].eh(event)
    },
  },
})
