"""What `grill bank new` writes: one question with every key explained, to be changed."""

from __future__ import annotations

from interview_grill.bank.new_file import write_new
from interview_grill.errors import BankError

TEMPLATE = r"""# A bank of questions. `grill bank check FILE` finds every fault; `grill quiz --bank FILE` asks it.
# LaTeX goes in single quotes, plain text or `|` blocks: in double quotes "\theta" is a tab and "heta".
title: My questions
author: Me
licence: MIT

questions:
  # The id is required and never changes: your history hangs on it. `ask` is required too.
  - id: bernoulli-mode
    number: 1                       # unique in this bank
    section: B                      # A to H or quick; a header may declare its own `sections:`
    band: 1-15                      # 1-15, 16-35, 36-50 or quick; or the header's own `bands:`
    tags: [mle, bernoulli]
    ask: What is the maximum likelihood estimate of the parameter of a Bernoulli sample?
    # Without an answer the check warns and the question can still be asked. Uncomment and write it:
    # answer: |
    #   $$\hat\theta = \frac1n \sum_{i=1}^n x_i$$
    #   The share of successes; at 0 or $n$ successes it lies on the boundary.
    key_points:                     # what you tick off; missing a `must` fails the answer
      - must: the share of successes
      - nice: on the boundary when all observations agree
    pitfalls:
      - said: It is undefined when there are no successes.
        because: It is 0, the boundary of the parameter space; only its log is infinite.
    follow_ups:
      - ask: Is it unbiased?
        answer: Yes, for every $\theta$ and $n$.
    say: >-
      The number of successes divided by the number of trials.
    read:
      - Wasserman, All of Statistics, ch. 9

    # A numeric card: fresh numbers at every showing. Formulas are in the names drawn, as you would type them.
    tasks:
      - name: share
        draw:                       # also choice, grid, let, and samples: {gaussian: {mean: 4, sd: 3, n: [5, 8]}}
          n: {int: [8, 30]}
          s: {int: [2, n - 2]}
        require: ['2*s != n']       # drawn again until these hold
        ask: '{s} successes in {n} trials. What is the maximum likelihood estimate of $\theta$?'
        type: number                # number, integer, vector (with `slots: [a, b]`) or formula
        closed_form: s/n
        solver: {call: binomial.mle, with: {successes: s, trials: n}}
        wrong:                      # classic mistakes, each told apart from the answer on every draw
          - tag: odds
            value: s/(n - s)
            say: Those are the odds; divide by all trials.
        hints: ['Successes over trials.']
        solution: ['$\hat\theta = {s}/{n} =$ {= s/n : 3}']

    # A derivation: each typed line is checked.
    derivations:
      - name: bernoulli-mode
        title: The maximum likelihood estimate of a Bernoulli parameter
        given: {s: count, m: count, theta: probability}
        lines:
          - do: Write the log-likelihood for $s$ successes and $m$ failures.
            math: '$\ell(\theta) = s\log\theta + m\log(1-\theta)$'
            why: The observations are independent.
            expect: {mode: constant, in: theta, value: s*log(theta) + m*log(1-theta)}
          - do: Differentiate.
            math: '$\frac{s}{\theta} - \frac{m}{1-\theta} = 0$'
            expect: {mode: root, in: theta, value: s/theta - m/(1-theta), derivative_of: 1}
            wrong:
              - tag: sign
                value: s/theta + m/(1-theta)
                say: The derivative of log(1 − θ) is negative.
          - do: Solve for $\theta$.
            math: '$\hat\theta = \frac{s}{s+m}$'
            why: The derivative falls from positive to negative there.
            expect: {mode: equal, value: s/(s+m)}
"""


def write_template(path: str) -> None:
    """Write the template to a new file. Raises BankError when the file is there already or cannot be written."""
    try:
        write_new(path, TEMPLATE)
    except FileExistsError as error:
        raise BankError("there is a file of that name", where=path, mend="choose another name") from error
    except OSError as error:
        raise BankError(f"the file cannot be written: {error.strerror}", where=path) from error
