// What a person can mend: said on the page, with the field that it is about.
class Problem extends Error {
  constructor(message, field = null) {
    super(message);
    this.field = field;
  }
}
