"""What learners type at derivations 19 to 38: other routes that are right, and mistakes nobody declared."""

from __future__ import annotations

ROUTES = [
    ("posterior-and-mode", 1, "factorial(n)/(factorial(s)*factorial(n-s))*θ^s*(1-θ)^(n-s)"),
    ("posterior-and-mode", 5, "(alpha+s-1)*(1-theta) = (beta+n-s-1)*theta"),
    ("posterior-and-mode", 6, "theta_hat = (s+alpha-1)/(n+alpha+beta-2)"),
    ("posterior-mean", 3, "(alpha+s)/(alpha+beta+n)*gamma(alpha+s)*gamma(beta+n-s)/gamma(alpha+beta+n)"),
    ("posterior-mean", 5, "1 - n/(alpha+beta+n)"),
    ("rule-of-succession", 2, "1/((n+1)*factorial(n)/(factorial(s)*factorial(n-s)))"),
    ("rule-of-succession", 4, "1 - (n-s+1)/(n+2)"),
    ("dirichlet-multinomial", 3, "(c+a)/(sum(a)+sum(c))"),
    ("dirichlet-multinomial", 6, "sum(a+c-1)"),
    ("dirichlet-multinomial", 7, "(a+c-1)/sum(a+c-1)"),
    ("gamma-poisson", 4, "(a-1)*log(λ) - b*λ + sum(x)*log(λ) - n*λ"),
    ("gamma-poisson", 5, "(a + sum(x) - 1) = (b+n)*lambda"),
    ("gamma-poisson", 7, "b/(b+n)*a/b + n/(b+n)*mean(x)"),
    ("gamma-exponential", 6, "(a+n-1)/(b+n*mean(x))"),
    ("normal-normal", 1, "mu*sum(x)/V - n*mu^2/(2V)"),
    ("normal-normal", 4, "(V*m + n*T*mean(x))/(V + n*T)"),
    ("normal-normal", 6, "T*V/(V+n*T)"),
    ("inverse-gamma", 4, "b + sum((x-mu)^2)/2 = (a+n/2+1)*v"),
    ("inverse-gamma", 5, "(2*b+sum((x-mu)^2))/(2*a+n+2)"),
    ("normal-inverse-gamma", 5, "mean(x) + k/(k+n)*(m-mean(x))"),
    ("normal-inverse-gamma", 6, "b + (sum(x^2) + k*m^2 - (k*m+n*mean(x))^2/(k+n))/2"),
    ("ridge-is-map", 3, "V/T*w^2 + w^2*sum(x^2) - 2w*sum(x*y)"),
    ("ridge-is-map", 5, "sum(x*y) - w*sum(x^2) = V*w/T"),
    ("ridge-is-map", 6, "T*sum(x*y)/(T*sum(x^2)+V)"),
    ("lasso-is-map", 2, "exp(-abs(w/b))/(2b)"),
    ("lasso-is-map", 4, "sum(x^2)*w^2/2 - w*sum(x*y) + V*abs(w)/b"),
    ("lasso-is-map", 8, "(max(sum(x*y)-V/b, 0) + min(sum(x*y)+V/b, 0))/sum(x^2)"),
    ("soft-thresholding", 1, "(w-z)^2/2 + λ|w|"),
    ("soft-thresholding", 6, "z - max(min(z, lambda), -lambda)"),
]

#: Mistakes no author declared at that line.
UNDECLARED = [
    ("posterior-and-mode", 2, "theta^(alpha+s)*(1-theta)^(beta+n-s-1)"),
    ("posterior-and-mode", 6, "(alpha+s-1)/(alpha+beta+n-1)"),
    ("posterior-mean", 4, "(alpha+s)/(alpha+n)"),
    ("rule-of-succession", 4, "(s+2)/(n+4)"),
    ("dirichlet-multinomial", 7, "(a+c-1)/(sum(a+c)-1)"),
    ("gamma-poisson", 6, "(a+sum(x)-1)/(b+n-1)"),
    ("gamma-exponential", 7, "(a+n)/(1/b+sum(x))"),
    ("normal-normal", 6, "sqrt(1/(1/T + n/V))"),
    ("inverse-gamma", 5, "(b+sum((x-mu)^2)/2)/(a+n/2)"),
    ("normal-inverse-gamma", 8, "(b+sum((x-mean(x))^2)/2)/(a+n/2+3/2)"),
    ("ridge-is-map", 4, "2V/T"),
    ("lasso-is-map", 5, "V/(2b)"),
    ("soft-thresholding", 6, "max(z-lambda, 0)"),
]
