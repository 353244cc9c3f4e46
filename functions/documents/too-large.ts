/** A file that holds more than a reader takes on: it says of what. */
export class TooLarge extends RangeError {
  override readonly name = 'TooLarge';
}
