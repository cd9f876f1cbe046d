// The net of one precision: included by DenseNetwork.c once for float and once for double.

typedef REAL NAMED(vec) __attribute__((vector_size(64)));
typedef REAL NAMED(vec_anywhere) __attribute__((vector_size(64), aligned(sizeof(REAL))));
typedef INTEGER NAMED(ints) __attribute__((vector_size(64)));
#define vec NAMED(vec)
#define ints NAMED(ints)
#define LOAD(address) (*(const NAMED(vec_anywhere) *)(address))
#define STORE(address, value) (*(NAMED(vec_anywhere) *)(address) = (value))
#define SELECT(mask, yes, no) ((vec)(((ints)(yes) & (mask)) | ((ints)(no) & ~(mask))))
#define EVERYWHERE(value) ((value) - (vec){0})

static inline size_t NAMED(width)(size_t n) { return (n + LANES - 1) / LANES * LANES; }
#define width NAMED(width)

// The sum of all lanes, half and half.
WRITTEN_OUT REAL NAMED(sum_of)(const vec *lanes) {
  vec x = *lanes;
#if LANES == 16
  x += __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  x += __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3);
  x += __builtin_shufflevector(x, x, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
#else
  x += __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3);
  x += __builtin_shufflevector(x, x, 2, 3, 0, 1, 2, 3, 0, 1);
#endif
  return x[0] + x[1];
}

// MARK: Elementary functions of a vector, in place; NaN stays NaN

// e^r - 1 for |r| <= ln 2 / 2, over r: the Taylor series to r^EXP_TERMS.
WRITTEN_OUT void NAMED(exp_series)(const vec *r, vec *p) {
  *p = EVERYWHERE((REAL)inverse_factorials[EXP_TERMS]);
  UNROLL for (int n = EXP_TERMS - 1; n >= 1; n--) *p = *p * *r + (REAL)inverse_factorials[n];
}

// x = k ln 2 + r with whole k and |r| <= ln 2 / 2 (see Exponential.h); 2^k, and r in place of x.
WRITTEN_OUT void NAMED(split)(vec *x, vec *power) {
  vec shifted = *x * (REAL)0x1.71547652b82fep+0 + (REAL)ROUNDING;
  vec k = shifted - (REAL)ROUNDING;
  *x = *x - k * (REAL)LN2_HIGH;
  *x = *x - k * (REAL)LN2_LOW;
  *power = (vec)(((ints)shifted + EXPONENT_BIAS) << EXPONENT_BITS);
}

// e^x, with x brought within -LARGEST_EXP..LARGEST_EXP
WRITTEN_OUT void NAMED(exp_of)(vec *x) {
  vec low = EVERYWHERE((REAL)-LARGEST_EXP), high = EVERYWHERE((REAL)LARGEST_EXP), power, p;
  vec r = SELECT(*x < low, low, *x);
  r = SELECT(r > high, high, r);
  NAMED(split)(&r, &power);
  NAMED(exp_series)(&r, &p);
  *x = (p * r + (REAL)1) * power;
}

// e^x - 1 for 0 <= x <= LARGEST_EXP; small x keep their digits.
WRITTEN_OUT void NAMED(expm1_of)(vec *x) {
  vec r = *x, power, p;
  NAMED(split)(&r, &power);
  NAMED(exp_series)(&r, &p);
  *x = (power - (REAL)1) + power * (p * r);
}

// 2 artanh s = 2 (s + s^3 / 3 + ...), the logarithm of (1 + s) / (1 - s), with so many terms.
WRITTEN_OUT void NAMED(log_series)(const int terms, vec *s) {
  vec square = *s * *s;
  vec p = EVERYWHERE((REAL)(2.0 / (2 * terms - 1)));
  UNROLL for (int n = terms - 2; n >= 0; n--) p = p * square + (REAL)(2.0 / (2 * n + 1));
  *s = p * *s;
}

// log x for finite x >= 1: x = 2^k m with m from root 1/2 to root 2.
WRITTEN_OUT void NAMED(log_of)(vec *x) {
  ints k = ((ints)*x - (INTEGER)ROOT_HALF_BITS) >> EXPONENT_BITS;
  vec m = (vec)((ints)*x - (k << EXPONENT_BITS));
  vec s = (m - (REAL)1) / (m + (REAL)1);
  NAMED(log_series)(LOG_TERMS, &s);
  vec whole = __builtin_convertvector(k, vec);
  vec result = whole * (REAL)LN2_HIGH + (s + whole * (REAL)LN2_LOW);
  *x = SELECT(*x == *x, result, *x);
}

// log(1 + u) for 0 <= u <= 1
WRITTEN_OUT void NAMED(log1p_of)(vec *u) {
  vec s = *u / (*u + (REAL)2);
  NAMED(log_series)(LOG1P_TERMS, &s);
  *u = s;
}

// MARK: Activations

// z becomes a = g(z); *slope becomes g'(z).
WRITTEN_OUT void NAMED(bend)(const int activation, vec *z, vec *slope) {
  vec x = *z;
  ints sign = (ints)EVERYWHERE((REAL)-0.0);
  vec size = (vec)((ints)x & ~sign);
  switch (activation) {
    case ACTIVATION_TANH: {
      // tanh |x| = m / (m + 2) with m = e^(2|x|) - 1; from 20 on it is 1
      vec m = size + size, most = EVERYWHERE((REAL)40);
      m = SELECT(m > most, most, m);
      NAMED(expm1_of)(&m);
      vec t = m / (m + (REAL)2);
      *z = (vec)((ints)t | ((ints)x & sign));
      *slope = (REAL)1 - t * t;
      break;
    }
    case ACTIVATION_LOGISTIC: {
      vec e = -x;
      NAMED(exp_of)(&e);
      vec a = (REAL)1 / ((REAL)1 + e);
      *z = a;
      *slope = a * ((REAL)1 - a);
      break;
    }
    case ACTIVATION_RELU: {
      *z = SELECT(x < (REAL)0, EVERYWHERE((REAL)0), x);
      *slope = SELECT(x > (REAL)0, EVERYWHERE((REAL)1), EVERYWHERE((REAL)0));
      break;
    }
    case ACTIVATION_SOFTPLUS: {
      vec u = -size;
      NAMED(exp_of)(&u);
      // The logistic function is 1 / (1 + u) above 0 and u / (1 + u) below
      *slope = SELECT(x > (REAL)0, EVERYWHERE((REAL)1), u) / ((REAL)1 + u);
      NAMED(log1p_of)(&u);
      *z = SELECT(x < (REAL)0, u, x + u);
      break;
    }
    case ACTIVATION_SWISH: {
      vec e = -x;
      NAMED(exp_of)(&e);
      vec a = (REAL)1 / ((REAL)1 + e);
      *z = x * a;
      *slope = a + x * a * ((REAL)1 - a);
      break;
    }
    default: *slope = EVERYWHERE((REAL)1);
  }
}

WRITTEN_OUT void NAMED(bend_rows)(
    const int activation, REAL *a, REAL *slopes, size_t rows, size_t samples, size_t stride) {
  for (size_t unit = 0; unit < rows; unit++) {
    for (size_t i = 0; i < samples; i += LANES) {
      vec z = LOAD(a + unit * stride + i), slope;
      NAMED(bend)(activation, &z, &slope);
      STORE(a + unit * stride + i, z);
      if (slopes) STORE(slopes + unit * stride + i, slope);
    }
  }
}

IN_WHOLE_REGISTERS
static void NAMED(activate)(int activation, REAL *a, REAL *slopes, size_t rows, size_t samples, size_t stride) {
  switch (activation) {
    case ACTIVATION_TANH: NAMED(bend_rows)(ACTIVATION_TANH, a, slopes, rows, samples, stride); break;
    case ACTIVATION_LOGISTIC: NAMED(bend_rows)(ACTIVATION_LOGISTIC, a, slopes, rows, samples, stride); break;
    case ACTIVATION_RELU: NAMED(bend_rows)(ACTIVATION_RELU, a, slopes, rows, samples, stride); break;
    case ACTIVATION_SOFTPLUS: NAMED(bend_rows)(ACTIVATION_SOFTPLUS, a, slopes, rows, samples, stride); break;
    case ACTIVATION_SWISH: NAMED(bend_rows)(ACTIVATION_SWISH, a, slopes, rows, samples, stride); break;
    default: if (slopes) NAMED(bend_rows)(ACTIVATION_IDENTITY, a, slopes, rows, samples, stride);
  }
}

// MARK: Products of matrices

// What a tile of the product begins with and what becomes of it
enum { NAMED(FORWARD), NAMED(GRADIENT), NAMED(BACKWARD) };

// C = A B for `rows` rows of A and `vectors` vectors of columns, all sums in registers. A is strided both ways, rows of
// B and C are contiguous. FORWARD begins with bias_i, GRADIENT with what is in C, BACKWARD with 0 and multiplies C by
// the sums.
WRITTEN_OUT void NAMED(tile)(
    const int kind, const int rows, const int vectors, size_t depth, const REAL *a, size_t a_row, size_t a_column,
    const REAL *b, size_t b_row, REAL *c, size_t c_row, const REAL *bias) {
  vec sums[6][2];
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int j = 0; j < vectors; j++) {
      if (kind == NAMED(FORWARD)) sums[i][j] = EVERYWHERE(bias[i]);
      if (kind == NAMED(GRADIENT)) sums[i][j] = LOAD(c + (size_t)i * c_row + j * LANES);
      if (kind == NAMED(BACKWARD)) sums[i][j] = (vec){0};
    }
  for (size_t k = 0; k < depth; k++) {
    vec right[2];
    UNROLL for (int j = 0; j < vectors; j++) right[j] = LOAD(b + k * b_row + j * LANES);
    UNROLL for (int i = 0; i < rows; i++) {
      REAL left = a[(size_t)i * a_row + k * a_column];
      UNROLL for (int j = 0; j < vectors; j++) sums[i][j] += left * right[j];
    }
  }
  UNROLL for (int i = 0; i < rows; i++)
    UNROLL for (int j = 0; j < vectors; j++) {
      REAL *place = c + (size_t)i * c_row + j * LANES;
      if (kind == NAMED(BACKWARD)) STORE(place, LOAD(place) * sums[i][j]);
      else STORE(place, sums[i][j]);
    }
}

WRITTEN_OUT void NAMED(panel)(
    const int kind, const int vectors, size_t rows, size_t depth, const REAL *a, size_t a_row, size_t a_column,
    const REAL *b, size_t b_row, REAL *c, size_t c_row, const REAL *bias) {
  size_t i = 0;
  for (; i + 6 <= rows; i += 6)
    NAMED(tile)(kind, 6, vectors, depth, a + i * a_row, a_row, a_column, b, b_row, c + i * c_row, c_row, bias + i);
  a += i * a_row;
  c += i * c_row;
  bias += i;
  switch (rows - i) {
    case 5: NAMED(tile)(kind, 5, vectors, depth, a, a_row, a_column, b, b_row, c, c_row, bias); break;
    case 4: NAMED(tile)(kind, 4, vectors, depth, a, a_row, a_column, b, b_row, c, c_row, bias); break;
    case 3: NAMED(tile)(kind, 3, vectors, depth, a, a_row, a_column, b, b_row, c, c_row, bias); break;
    case 2: NAMED(tile)(kind, 2, vectors, depth, a, a_row, a_column, b, b_row, c, c_row, bias); break;
    case 1: NAMED(tile)(kind, 1, vectors, depth, a, a_row, a_column, b, b_row, c, c_row, bias); break;
    default: break;
  }
}

WRITTEN_OUT void NAMED(product)(
    const int kind, size_t rows, size_t columns, size_t depth, const REAL *a, size_t a_row, size_t a_column,
    const REAL *b, size_t b_row, REAL *c, size_t c_row, const REAL *bias) {
  size_t j = 0;
  if (has_many_registers())
    for (; j + 2 * LANES <= columns; j += 2 * LANES)
      NAMED(panel)(kind, 2, rows, depth, a, a_row, a_column, b + j, b_row, c + j, c_row, bias);
  for (; j < columns; j += LANES)
    NAMED(panel)(kind, 1, rows, depth, a, a_row, a_column, b + j, b_row, c + j, c_row, bias);
}

// z = W a + b, units x samples
IN_WHOLE_REGISTERS
static void NAMED(forward)(
    size_t units, size_t inputs, size_t samples, const REAL *weights, const REAL *biases, const REAL *a, REAL *z,
    size_t stride) {
  NAMED(product)(NAMED(FORWARD), units, samples, inputs, weights, width(inputs), 1, a, stride, z, stride, biases);
}

// dW += delta a', from a laid sample by sample
IN_WHOLE_REGISTERS
static void NAMED(weight_slopes)(
    size_t units, size_t inputs, size_t samples, const REAL *delta, size_t stride, const REAL *a, REAL *gradient) {
  NAMED(product)(
      NAMED(GRADIENT), units, width(inputs), samples, delta, stride, 1, a, width(inputs), gradient, width(inputs),
      delta);
}

// delta of the layer before: its slopes g'(z) times W' delta
IN_WHOLE_REGISTERS
static void NAMED(backward)(
    size_t units, size_t inputs, size_t samples, const REAL *weights, const REAL *delta, REAL *before, size_t stride) {
  NAMED(product)(
      NAMED(BACKWARD), inputs, samples, units, weights, 1, width(inputs), delta, stride, before, stride, weights);
}

// db += the sum of delta over the samples
IN_WHOLE_REGISTERS
static void NAMED(bias_slopes)(size_t units, size_t samples, const REAL *delta, size_t stride, REAL *gradient) {
  for (size_t unit = 0; unit < units; unit++) {
    vec sum = (vec){0};
    for (size_t i = 0; i < samples; i += LANES) sum += LOAD(delta + unit * stride + i);
    gradient[unit] += NAMED(sum_of)(&sum);
  }
}

// MARK: Rows as columns

// A square of LANES rows as columns: blocks of 1, 2, 4, ... change places across the diagonal.
WRITTEN_OUT void NAMED(turn)(vec *rows) {
#if LANES == 16
#define SWAP(s, first, second)                                                                                        \
  for (int i = 0; i < 16; i++)                                                                                        \
    if (!(i & s)) {                                                                                                   \
      vec upper = rows[i], lower = rows[i + s];                                                                       \
      rows[i] = first;                                                                                                \
      rows[i + s] = second;                                                                                           \
    }
  UNROLL SWAP(1, __builtin_shufflevector(upper, lower, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30),
              __builtin_shufflevector(upper, lower, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31))
  UNROLL SWAP(2, __builtin_shufflevector(upper, lower, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29),
              __builtin_shufflevector(upper, lower, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31))
  UNROLL SWAP(4, __builtin_shufflevector(upper, lower, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27),
              __builtin_shufflevector(upper, lower, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31))
  UNROLL SWAP(8, __builtin_shufflevector(upper, lower, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
              __builtin_shufflevector(upper, lower, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31))
#else
#define SWAP(s, first, second)                                                                                        \
  for (int i = 0; i < 8; i++)                                                                                         \
    if (!(i & s)) {                                                                                                   \
      vec upper = rows[i], lower = rows[i + s];                                                                       \
      rows[i] = first;                                                                                                \
      rows[i + s] = second;                                                                                           \
    }
  UNROLL SWAP(1, __builtin_shufflevector(upper, lower, 0, 8, 2, 10, 4, 12, 6, 14),
              __builtin_shufflevector(upper, lower, 1, 9, 3, 11, 5, 13, 7, 15))
  UNROLL SWAP(2, __builtin_shufflevector(upper, lower, 0, 1, 8, 9, 4, 5, 12, 13),
              __builtin_shufflevector(upper, lower, 2, 3, 10, 11, 6, 7, 14, 15))
  UNROLL SWAP(4, __builtin_shufflevector(upper, lower, 0, 1, 2, 3, 8, 9, 10, 11),
              __builtin_shufflevector(upper, lower, 4, 5, 6, 7, 12, 13, 14, 15))
#endif
#undef SWAP
}

// `from` has rows of `columns` numbers, from_row apart, both multiples of LANES.
IN_WHOLE_REGISTERS
static void NAMED(transpose)(const REAL *from, size_t rows, size_t columns, size_t from_row, REAL *to, size_t to_row) {
  for (size_t i = 0; i < rows; i += LANES) {
    for (size_t j = 0; j < columns; j += LANES) {
      vec square[LANES];
      UNROLL for (int r = 0; r < LANES; r++) square[r] = LOAD(from + (i + r) * from_row + j);
      NAMED(turn)(square);
      UNROLL for (int r = 0; r < LANES; r++) STORE(to + (j + r) * to_row + i, square[r]);
    }
  }
}

// The chosen rows of `from`, whole vectors long, and zeros for the samples that fill the last vector.
IN_WHOLE_REGISTERS
static void NAMED(gather)(const REAL *from, size_t length, const ptrdiff_t *order, size_t samples, REAL *to) {
  for (size_t i = 0; i < samples; i++) {
    const REAL *row = from + (order ? (size_t)order[i] : i) * length;
    for (size_t j = 0; j < length; j += LANES) STORE(to + i * length + j, LOAD(row + j));
  }
  memset(to + samples * length, 0, (width(samples) - samples) * length * sizeof(REAL));
}

// MARK: Losses

// The sum of weight * L over the samples; `delta`, which holds the slopes of the outputs, is multiplied by
// weight * dL/df.
IN_WHOLE_REGISTERS
static double NAMED(lose)(
    int loss, const REAL *f, const REAL *y, size_t outputs, size_t samples, size_t stride, REAL weight, REAL *delta) {
  double total = 0;
  for (size_t i = 0; i < width(samples); i += LANES) {
    vec weights, sum = (vec){0};
    for (int lane = 0; lane < LANES; lane++) weights[lane] = i + (size_t)lane < samples ? weight : (REAL)0;
    switch (loss) {
      case LOSS_SQUARED_ERROR:
        for (size_t k = 0; k < outputs; k++) {
          vec miss = LOAD(f + k * stride + i) - LOAD(y + k * stride + i);
          sum += miss * miss * (REAL)0.5;
          if (delta) STORE(delta + k * stride + i, LOAD(delta + k * stride + i) * (miss * weights));
        }
        break;
      case LOSS_BERNOULLI:
        for (size_t k = 0; k < outputs; k++) {
          vec z = LOAD(f + k * stride + i), yes = LOAD(y + k * stride + i), soft = z, chance;
          NAMED(bend)(ACTIVATION_SOFTPLUS, &soft, &chance);
          sum += soft - yes * z;
          if (delta) STORE(delta + k * stride + i, LOAD(delta + k * stride + i) * ((chance - yes) * weights));
        }
        break;
      default: {
        // The largest output is taken out first, so that no exponential is too large
        vec largest = LOAD(f + i), powers = (vec){0};
        for (size_t k = 1; k < outputs; k++) {
          vec z = LOAD(f + k * stride + i);
          largest = SELECT(z < largest, largest, z);
        }
        for (size_t k = 0; k < outputs; k++) {
          vec e = LOAD(f + k * stride + i) - largest;
          sum -= LOAD(y + k * stride + i) * e;
          NAMED(exp_of)(&e);
          powers += e;
        }
        vec logarithm = powers, share = weights / powers;
        NAMED(log_of)(&logarithm);
        sum += logarithm;
        if (delta)
          for (size_t k = 0; k < outputs; k++) {
            vec e = LOAD(f + k * stride + i) - largest;
            NAMED(exp_of)(&e);
            vec slope = e * share - LOAD(y + k * stride + i) * weights;
            STORE(delta + k * stride + i, LOAD(delta + k * stride + i) * slope);
          }
      }
    }
    sum *= weights;
    total += NAMED(sum_of)(&sum);
  }
  return total;
}

// MARK: A pass

// The numbers of a layer: its activations and slopes, units x samples, and its activations sample by sample.
static inline size_t NAMED(layer_room)(const dense_layer *layer, size_t batch) {
  return 3 * width(layer->units) * batch;
}

size_t NAMED(dense_work)(const dense_layer *layers, size_t count, size_t samples) {
  size_t batch = width(samples);
  size_t room = 2 * width(layers[0].inputs) * batch + width(layers[count - 1].units) * batch;
  for (size_t k = 0; k < count; k++) room += NAMED(layer_room)(&layers[k], batch);
  return room;
}

// Where the inputs stand in the room for a batch: sample by sample, then inputs x samples, then room for targets, then
// the layers.
static inline REAL *NAMED(input_columns)(const dense_layer *layers, size_t batch, REAL *work) {
  return work + width(layers[0].inputs) * batch;
}

static inline REAL *NAMED(target_columns)(const dense_layer *layers, size_t batch, REAL *work) {
  return work + 2 * width(layers[0].inputs) * batch;
}

static inline REAL *NAMED(first_layer)(const dense_layer *layers, size_t count, size_t batch, REAL *work) {
  return NAMED(target_columns)(layers, batch, work) + width(layers[count - 1].units) * batch;
}

// The activations of the last layer; its slopes follow, and behind them room of the same size.
static inline REAL *NAMED(last_layer)(const dense_layer *layers, size_t count, size_t batch, REAL *work) {
  REAL *a = NAMED(first_layer)(layers, count, batch, work);
  for (size_t k = 0; k + 1 < count; k++) a += NAMED(layer_room)(&layers[k], batch);
  return a;
}

// z = W a + b, a = g(z), and g'(z), which waits for the way back
static void NAMED(forward_layers)(
    const dense_layer *layers, size_t count, const REAL *weights, size_t batch, int keeps_slopes, REAL *work) {
  REAL *in = NAMED(input_columns)(layers, batch, work), *a = NAMED(first_layer)(layers, count, batch, work);
  for (size_t k = 0; k < count; k++) {
    size_t units = layers[k].units, padding = width(units) - units;
    const REAL *biases = weights + units * width(layers[k].inputs);
    REAL *slopes = a + width(units) * batch, *turned = slopes + width(units) * batch;
    NAMED(forward)(units, layers[k].inputs, batch, weights, biases, in, a, batch);
    NAMED(activate)(layers[k].activation, a, keeps_slopes ? slopes : NULL, units, batch, batch);
    memset(a + units * batch, 0, padding * batch * sizeof(REAL));
    if (keeps_slopes && k + 1 < count) NAMED(transpose)(a, width(units), batch, batch, turned, width(units));
    in = a;
    a += NAMED(layer_room)(&layers[k], batch);
    weights = biases + width(units);
  }
}

// dW = delta a', db = delta, and delta of the layer before, from the delta that stands in place of the last layer's
// slopes down to the first layer that learns, or to the inputs where their slopes are wanted
static void NAMED(backward_layers)(
    const dense_layer *layers, size_t count, const REAL *parameters, size_t batch, REAL *work, REAL *gradient,
    REAL *input_slopes) {
  size_t lowest = 0, length = 0;
  while (!input_slopes && lowest < count && layers[lowest].is_fixed) lowest++;
  for (size_t k = 0; k < count; k++) length += layers[k].units * width(layers[k].inputs) + width(layers[k].units);
  const REAL *weights = parameters + length;
  REAL *slope = gradient ? gradient + length : NULL, *a = NAMED(last_layer)(layers, count, batch, work);
  for (size_t k = count; k-- > lowest;) {
    size_t units = layers[k].units, inputs = layers[k].inputs;
    size_t own = units * width(inputs) + width(units);
    weights -= own;
    if (slope) slope -= own;
    REAL *delta = a + width(units) * batch;
    // Of the layer before: its activations sample by sample lie behind its slopes
    REAL *turned = k == 0 ? work : a - width(inputs) * batch;
    if (k > lowest) NAMED(backward)(units, inputs, batch, weights, delta, turned - width(inputs) * batch, batch);
    if (k == 0 && input_slopes) {
      for (size_t i = 0; i < inputs * batch; i++) input_slopes[i] = 1;
      NAMED(backward)(units, inputs, batch, weights, delta, input_slopes, batch);
    }
    if (slope && !layers[k].is_fixed) {
      NAMED(weight_slopes)(units, inputs, batch, delta, batch, turned, slope);
      NAMED(bias_slopes)(units, batch, delta, batch, slope + units * width(inputs));
    }
    if (k > 0) a -= NAMED(layer_room)(&layers[k - 1], batch);
  }
}

double NAMED(dense_pass)(
    const dense_layer *layers, size_t count, int loss, const REAL *parameters, const REAL *x, const REAL *y,
    const ptrdiff_t *order, size_t samples, REAL weight, REAL *work, REAL *gradient, REAL *outputs) {
  WITHOUT_DENORMALS
  size_t batch = width(samples), places = width(layers[count - 1].units), inputs = width(layers[0].inputs);
  REAL *targets = NAMED(target_columns)(layers, batch, work);
  REAL *f = NAMED(last_layer)(layers, count, batch, work), *slopes = f + places * batch;

  // Forward
  NAMED(gather)(x, inputs, order, samples, work);
  NAMED(transpose)(work, batch, inputs, inputs, NAMED(input_columns)(layers, batch, work), batch);
  NAMED(forward_layers)(layers, count, parameters, batch, gradient != NULL, work);
  if (outputs) NAMED(transpose)(f, places, batch, batch, outputs, places);
  if (!y) return 0;

  // The loss, and delta of the last layer
  REAL *turned = slopes + places * batch;
  NAMED(gather)(y, places, order, samples, turned);
  NAMED(transpose)(turned, batch, places, places, targets, batch);
  double total = NAMED(lose)(
      loss, f, targets, layers[count - 1].units, samples, batch, weight, gradient ? slopes : NULL);

  // Backward
  if (gradient) NAMED(backward_layers)(layers, count, parameters, batch, work, gradient, NULL);
  return total;
}

// MARK: Nets in a row

void NAMED(dense_take_rows)(
    const dense_layer *layers, const REAL *x, const ptrdiff_t *order, size_t samples, REAL *work) {
  size_t batch = width(samples), inputs = width(layers[0].inputs);
  NAMED(gather)(x, inputs, order, samples, work);
  NAMED(transpose)(work, batch, inputs, inputs, NAMED(input_columns)(layers, batch, work), batch);
}

REAL *NAMED(dense_inputs)(const dense_layer *layers, size_t samples, REAL *work) {
  return NAMED(input_columns)(layers, width(samples), work);
}

REAL *NAMED(dense_outputs)(const dense_layer *layers, size_t count, size_t samples, REAL *work) {
  return NAMED(last_layer)(layers, count, width(samples), work);
}

void NAMED(dense_take_columns)(const dense_layer *layers, size_t samples, REAL *work) {
  size_t batch = width(samples), inputs = width(layers[0].inputs);
  REAL *columns = NAMED(input_columns)(layers, batch, work);
  memset(columns + layers[0].inputs * batch, 0, (inputs - layers[0].inputs) * batch * sizeof(REAL));
  NAMED(transpose)(columns, inputs, batch, batch, work, inputs);
}

void NAMED(dense_forward)(
    const dense_layer *layers, size_t count, const REAL *parameters, size_t samples, int keeps_slopes, REAL *work) {
  WITHOUT_DENORMALS
  NAMED(forward_layers)(layers, count, parameters, width(samples), keeps_slopes, work);
}

double NAMED(dense_loss)(
    const dense_layer *layers, size_t count, int loss, size_t groups, const REAL *y, const ptrdiff_t *order,
    size_t samples, REAL weight, int keeps_slopes, REAL *work) {
  WITHOUT_DENORMALS
  size_t batch = width(samples), units = layers[count - 1].units, places = width(units);
  REAL *f = NAMED(last_layer)(layers, count, batch, work), *slopes = f + places * batch;
  REAL *turned = slopes + places * batch, *targets = NAMED(target_columns)(layers, batch, work);
  NAMED(gather)(y, places, order, samples, turned);
  NAMED(transpose)(turned, batch, places, places, targets, batch);
  double total = 0;
  size_t own = units / groups;
  for (size_t g = 0; g < groups; g++)
    total += NAMED(lose)(
        loss, f + g * own * batch, targets + g * own * batch, own, samples, batch, weight,
        keeps_slopes ? slopes + g * own * batch : NULL);
  return total;
}

void NAMED(dense_backward)(
    const dense_layer *layers, size_t count, const REAL *parameters, size_t samples, REAL *work, REAL *gradient,
    REAL *input_slopes) {
  WITHOUT_DENORMALS
  NAMED(backward_layers)(layers, count, parameters, width(samples), work, gradient, input_slopes);
}

// MARK: Codes

IN_WHOLE_REGISTERS
double NAMED(code_draw)(
    const REAL *means, const REAL *log_variances, const REAL *noise, REAL *codes, REAL *deviations, size_t size,
    size_t samples) {
  WITHOUT_DENORMALS
  size_t batch = width(samples);
  double total = 0;
  for (size_t k = 0; k < size; k++) {
    for (size_t i = 0; i < batch; i += LANES) {
      size_t place = k * batch + i;
      vec mean = LOAD(means + place), logarithm = LOAD(log_variances + place), deviation = logarithm * (REAL)0.5;
      NAMED(exp_of)(&deviation);
      STORE(deviations + place, deviation);
      STORE(codes + place, mean + deviation * LOAD(noise + place));
      vec divergence = (mean * mean + deviation * deviation - (REAL)1 - logarithm) * (REAL)0.5;
      for (int lane = 0; i + (size_t)lane < batch && lane < LANES; lane++)
        if (i + (size_t)lane >= samples) divergence[lane] = 0;
      total += NAMED(sum_of)(&divergence);
    }
  }
  return total;
}

IN_WHOLE_REGISTERS
void NAMED(code_slopes)(
    const REAL *means, const REAL *deviations, const REAL *noise, const REAL *slopes, REAL weight, size_t size,
    size_t samples, REAL *mean_slopes, REAL *log_variance_slopes) {
  WITHOUT_DENORMALS
  size_t batch = width(samples);
  for (size_t i = 0; i < batch; i += LANES) {
    vec weights;
    for (int lane = 0; lane < LANES; lane++) weights[lane] = i + (size_t)lane < samples ? weight : (REAL)0;
    for (size_t k = 0; k < size; k++) {
      size_t place = k * batch + i;
      vec deviation = LOAD(deviations + place), slope = LOAD(slopes + place);
      STORE(mean_slopes + place, LOAD(mean_slopes + place) * (slope + weights * LOAD(means + place)));
      vec variance = weights * (deviation * deviation - (REAL)1);
      STORE(
          log_variance_slopes + place,
          LOAD(log_variance_slopes + place)
              * ((slope * deviation * LOAD(noise + place) + variance) * (REAL)0.5));
    }
  }
}

// MARK: Steps

IN_WHOLE_REGISTERS
void NAMED(descent_step)(REAL *w, REAL *gradient, size_t count, REAL rate, REAL decay) {
  WITHOUT_DENORMALS
  for (size_t i = 0; i < count; i += LANES) {
    vec old = LOAD(w + i), g = LOAD(gradient + i) + decay * old;
    STORE(w + i, old - rate * g);
    STORE(gradient + i, (vec){0});
  }
}

IN_WHOLE_REGISTERS
void NAMED(momentum_step)(REAL *w, REAL *gradient, REAL *v, size_t count, REAL rate, REAL decay, REAL keep) {
  WITHOUT_DENORMALS
  for (size_t i = 0; i < count; i += LANES) {
    vec old = LOAD(w + i), g = LOAD(gradient + i) + decay * old;
    vec speed = keep * LOAD(v + i) + g;
    STORE(v + i, speed);
    STORE(w + i, old - rate * speed);
    STORE(gradient + i, (vec){0});
  }
}

IN_WHOLE_REGISTERS
void NAMED(adam_step)(
    REAL *w, REAL *gradient, REAL *m, REAL *v, size_t count, REAL rate, REAL decay, REAL beta1, REAL beta2,
    REAL epsilon, REAL unbias1, REAL unbias2) {
  WITHOUT_DENORMALS
  for (size_t i = 0; i < count; i += LANES) {
    vec old = LOAD(w + i), g = LOAD(gradient + i) + decay * old;
    vec first = beta1 * LOAD(m + i) + ((REAL)1 - beta1) * g;
    vec second = beta2 * LOAD(v + i) + ((REAL)1 - beta2) * (g * g);
    STORE(m + i, first);
    STORE(v + i, second);
    STORE(w + i, old - rate * unbias1 * first / (__builtin_elementwise_sqrt(second * unbias2) + epsilon));
    STORE(gradient + i, (vec){0});
  }
}

#undef vec
#undef ints
#undef width
#undef LOAD
#undef STORE
#undef SELECT
#undef EVERYWHERE
#undef REAL
#undef INTEGER
#undef LANES
#undef NAMED
#undef ROUNDING
#undef EXPONENT_BITS
#undef EXPONENT_BIAS
#undef LARGEST_EXP
#undef LN2_HIGH
#undef LN2_LOW
#undef ROOT_HALF_BITS
#undef EXP_TERMS
#undef LOG_TERMS
#undef LOG1P_TERMS
