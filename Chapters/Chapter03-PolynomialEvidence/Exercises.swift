enum Exercises {}
