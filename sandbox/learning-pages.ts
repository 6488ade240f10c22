import { showDate } from './support/dates';
import { html, sendPage, type Markup } from './support/html';
import type { Kit } from './support/kit';
import { handIn, mayTry, type EnrolmentState, type LearningEvents } from './learning-enrolment';
import { courseOf, mostAttempts, passMark, type Question } from './learning-courses';

const system = 'Learning system';

/** The page behind a course link: a lesson, a test, the result. The link is the credential. */
export function addCoursePages(kit: Kit<LearningEvents>, lookUp: (token: string) => EnrolmentState | null): void {
  kit.router.get('/course/:token', async (req, res) => {
    const state = lookUp(req.params.token);
    if (!state) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    const body = courseBody(state);
    await kit.settled();
    sendPage(res, { system, title: courseOf(state.course).title, body });
  });

  kit.router.post('/course/:token', async (req, res) => {
    const state = lookUp(req.params.token);
    if (!state) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    const course = courseOf(state.course);
    const answers = answersIn(req.body, course.questions);
    if (mayTry(state) && answers === null) {
      const body = html`<p><strong class="bad">✗ Please answer every question.</strong></p>
        ${courseBody(state)}`;
      return sendPage(res, { system, title: course.title, body }, 422);
    }
    // Sent again after the end, it changes nothing: the page says how it stands.
    if (mayTry(state) && answers) await kit.record(handIn(state, answers, kit.now()));
    await kit.settled();
    res.redirect(303, `/learning/course/${state.token}`);
  });
}

const lostBody = html`<p class="card">Open the link of your latest message again, or ask the person who sent it.</p>`;

/** The answers by `q1`, `q2`, …; null unless every question has one of its own options. */
function answersIn(body: unknown, questions: readonly Question[]): Record<string, string> | null {
  const given = (body ?? {}) as Record<string, unknown>;
  const answers: Record<string, string> = {};
  for (const [index, question] of questions.entries()) {
    const answer = question.options.find((option) => option.value === given[`q${index + 1}`]);
    if (!answer) return null;
    answers[`q${index + 1}`] = answer.value;
  }
  return answers;
}

function courseBody(state: EnrolmentState): Markup {
  const course = courseOf(state.course);
  return html`
    <p>${sentence(state)}</p>
    ${state.status === 'failed' && mistakes(state)}
    <section class="card">
      <h2>The lesson</h2>
      ${course.lesson.map((line) => html`<p>${line}</p>`)}
    </section>
    ${
      mayTry(state) &&
      html`<form class="card" method="post" action="/learning/course/${state.token}">
        <h2>The test</h2>
        ${course.questions.map(fieldset)}
        <button class="main">Hand in</button>
      </form>`
    }
  `;
}

function sentence(state: EnrolmentState): Markup {
  const left = mostAttempts - state.attempts;
  switch (state.status) {
    case 'passed':
      return html`<strong class="good">✓ Passed</strong> with ${state.score} % on ${showDate(state.passedAt!)}.
        Certificate ${state.certificate}. Nothing is left to do; you can close this page.`;
    case 'withdrawn':
      return html`<strong>This course was taken off your list.</strong> Nothing is left to do.`;
    case 'failed':
      return left > 0
        ? html`<strong class="bad">✗ ${state.score} %, not enough yet.</strong> ${passMark} % pass. You have ${left}
            more ${left === 1 ? 'try' : 'tries'}.`
        : html`<strong class="bad">✗ ${state.score} %, not passed.</strong> Your tries are used up; your contact was
            told.`;
    case 'enrolled':
      return html`Read the lesson, then answer ${courseOf(state.course).questions.length} questions by
        <strong>${showDate(state.dueAt)}</strong>. It takes about ten minutes; ${passMark} % pass.`;
  }
}

function mistakes(state: EnrolmentState): Markup {
  const wrong = courseOf(state.course).questions.filter((one, index) => state.answers[`q${index + 1}`] !== one.right);
  return html`<section class="card">
    <h2>What to look at again</h2>
    <ul>
      ${wrong.map((one) => html`<li>${one.text} <span class="soft">${one.because}</span></li>`)}
    </ul>
  </section>`;
}

function fieldset(question: Question, index: number): Markup {
  const name = `q${index + 1}`;
  return html`<fieldset>
    <legend>${index + 1}. ${question.text}</legend>
    ${question.options.map(
      (option) =>
        html`<label class="choice"
          ><input type="radio" name="${name}" value="${option.value}" required /><span>${option.text}</span></label
        >`,
    )}
  </fieldset>`;
}
