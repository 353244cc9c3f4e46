/** For who must have what pages load at once, and cannot wait: builds it where it is not, and prints where it is. */
import { pageAssetsFolder } from './page-assets.ts';

process.stdout.write(await pageAssetsFolder());
