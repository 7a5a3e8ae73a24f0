<?php

namespace Bithoven\LLMManager\Database\Seeders;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Illuminate\Database\Seeder;

class LLMConfigurationSeeder extends Seeder
{
    public function run(): void
    {
        $configurations = [
            ['name' => 'GPT-4o', 'slug' => 'gpt-4o', 'provider' => 'openai', 'model' => 'gpt-4o', 'is_default' => true],
            ['name' => 'Claude 3 Opus', 'slug' => 'claude-3-opus', 'provider' => 'anthropic', 'model' => 'claude-3-opus'],
            ['name' => 'Llama 3.1', 'slug' => 'llama-3-1', 'provider' => 'ollama', 'model' => 'llama3.1:8b'],
        ];

        foreach ($configurations as $configuration) {
            LLMConfiguration::updateOrCreate(['slug' => $configuration['slug']], $configuration);
        }
    }
}
