<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMConfiguration;

/** What a request cost, from the prices in the configuration's parameters. */
class LLMCostCalculator
{
    public function inDollars(LLMConfiguration $configuration, array $usage): ?float
    {
        $prices = $configuration->default_parameters['prices'] ?? null;

        if ($prices === null) {
            return null;
        }

        return ($usage['prompt_tokens'] ?? 0) * $prices['input'] / 1_000_000
            + ($usage['completion_tokens'] ?? 0) * $prices['output'] / 1_000_000;
    }
}
