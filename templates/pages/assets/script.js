import {
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from 'govuk-frontend';

// Every page works without this: it counts characters, holds back a second click, moves the focus, and waits for somebody.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component);
}

const waiting = document.querySelector('a[data-look-again]');
if (waiting) {
  const lookAgain = async () => {
    const answer = await fetch(waiting.href, { redirect: 'manual' }).catch(() => null);
    if (answer && ![200, 429, 503].includes(answer.status)) location.replace(waiting.href);
    else setTimeout(lookAgain, 2_000);
  };
  setTimeout(lookAgain, 1_000);
}
